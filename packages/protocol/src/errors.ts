import { z } from 'zod';

type ErrorFacts = {
  retryable: boolean; // the same command may succeed when it is sent again unchanged
  audience: 'person' | 'client'; // who can fix it: the person, or the program that sent it
};

/**
 * Every refusal code, of the server (socket and HTTP) and of the device itself. `docs/errors.md` gives the meanings and
 * the client has the wording in each language; tests compare both with this registry. Codes are stored and sent: never
 * rename one.
 */
export const errorRegistry = {
  // reading the request
  malformed: { retryable: false, audience: 'client' },
  'too-large': { retryable: false, audience: 'client' },
  'personal-data-in-text': { retryable: false, audience: 'person' },
  'unsupported-protocol': { retryable: false, audience: 'client' },
  'not-found': { retryable: false, audience: 'client' },
  'too-many-requests': { retryable: true, audience: 'person' },
  // who asks
  'needs-https': { retryable: false, audience: 'client' },
  'foreign-origin': { retryable: false, audience: 'client' },
  'not-signed-in': { retryable: false, audience: 'person' },
  'sign-in-failed': { retryable: false, audience: 'person' },
  'sign-in-delayed': { retryable: true, audience: 'person' },
  'sign-in-locked': { retryable: false, audience: 'person' },
  forbidden: { retryable: false, audience: 'person' },
  'wrong-station': { retryable: false, audience: 'person' },
  'key-proof-missing': { retryable: false, audience: 'client' },
  'key-proof-stale': { retryable: true, audience: 'client' }, // made with an older nonce than the server's latest
  'key-proof-invalid': { retryable: false, audience: 'client' },
  'author-ended': { retryable: false, audience: 'person' }, // new PIN, other duty or other device since
  'device-needed': { retryable: false, audience: 'person' }, // a PIN is valid only on an enrolled device
  'device-revoked': { retryable: false, audience: 'person' },
  'enrol-code-wrong': { retryable: false, audience: 'person' },
  'device-unknown': { retryable: false, audience: 'person' },
  'device-not-enrolled': { retryable: false, audience: 'person' },
  'device-enrolled': { retryable: false, audience: 'person' },
  'device-name-taken': { retryable: false, audience: 'person' },
  'too-many-devices': { retryable: false, audience: 'person' },
  'password-weak': { retryable: false, audience: 'person' },
  'shift-not-started': { retryable: false, audience: 'person' },
  // submitting a command
  'command-reused': { retryable: false, audience: 'client' },
  'stale-version': { retryable: false, audience: 'person' },
  'record-unreadable': { retryable: false, audience: 'person' }, // its visit or alert can't be read and is set apart
  busy: { retryable: true, audience: 'person' },
  unavailable: { retryable: true, audience: 'person' },
  // visits
  'visit-unknown': { retryable: false, audience: 'person' },
  'visit-exists': { retryable: false, audience: 'client' },
  'visit-closed': { retryable: false, audience: 'person' },
  'visit-not-arrived': { retryable: false, audience: 'person' },
  'visit-arrived': { retryable: false, audience: 'person' },
  'visit-held': { retryable: false, audience: 'person' },
  'visit-not-held': { retryable: false, audience: 'person' },
  'visit-inside': { retryable: false, audience: 'person' },
  'visit-not-inside': { retryable: false, audience: 'person' },
  'plate-here': { retryable: false, audience: 'person' },
  'plate-invalid': { retryable: false, audience: 'person' },
  'stop-unknown': { retryable: false, audience: 'person' },
  'stop-begun': { retryable: false, audience: 'person' },
  // steps
  'step-unknown': { retryable: false, audience: 'client' },
  'step-not-next': { retryable: false, audience: 'person' },
  'step-done': { retryable: false, audience: 'person' },
  'report-mismatch': { retryable: false, audience: 'client' },
  'contact-running': { retryable: false, audience: 'person' },
  'disinfection-started': { retryable: false, audience: 'person' },
  'disinfection-not-started': { retryable: false, audience: 'person' },
  'batch-unknown': { retryable: false, audience: 'person' },
  'person-not-in-crew': { retryable: false, audience: 'person' },
  'person-verified': { retryable: false, audience: 'person' },
  'history-unanswered': { retryable: false, audience: 'person' },
  'leg-not-departed': { retryable: false, audience: 'person' },
  'leg-under-way': { retryable: false, audience: 'person' },
  'admit-not-yet': { retryable: false, audience: 'person' },
  'point-full': { retryable: false, audience: 'person' },
  'point-closed': { retryable: false, audience: 'person' },
  lockdown: { retryable: false, audience: 'person' },
  'entry-unknown': { retryable: false, audience: 'client' },
  'not-correctable': { retryable: false, audience: 'person' },
  'report-judged': { retryable: false, audience: 'person' }, // a second person must change a report that was judged
  'judged-same-person': { retryable: false, audience: 'person' },
  'crew-fixed': { retryable: false, audience: 'person' },
  'person-unknown': { retryable: false, audience: 'person' },
  'person-name-differs': { retryable: false, audience: 'person' },
  'person-on-site': { retryable: false, audience: 'person' },
  'exit-blind': { retryable: false, audience: 'person' },
  // overrides, deviations, help
  'nothing-to-waive': { retryable: false, audience: 'person' },
  'not-waivable': { retryable: false, audience: 'person' },
  'override-unknown': { retryable: false, audience: 'client' },
  'override-settled': { retryable: false, audience: 'person' },
  'override-asked': { retryable: false, audience: 'person' },
  'override-same-person': { retryable: false, audience: 'person' },
  'deviation-unknown': { retryable: false, audience: 'client' },
  'deviation-settled': { retryable: false, audience: 'person' },
  'help-unknown': { retryable: false, audience: 'client' },
  'help-given': { retryable: false, audience: 'person' },
  'record-settled': { retryable: false, audience: 'person' },
  // the site
  'clear-in-past': { retryable: false, audience: 'person' },
  'clear-too-long': { retryable: false, audience: 'person' },
  'not-clear': { retryable: false, audience: 'person' },
  'lockdown-on': { retryable: false, audience: 'person' },
  'lockdown-off': { retryable: false, audience: 'person' },
  'station-in-use': { retryable: false, audience: 'person' },
  'station-unknown': { retryable: false, audience: 'person' },
  'station-unfit': { retryable: false, audience: 'person' },
  'implausible-time': { retryable: false, audience: 'person' },
  'batch-exists': { retryable: false, audience: 'person' },
  'batch-retired': { retryable: false, audience: 'person' },
  'staff-number-taken': { retryable: false, audience: 'person' },
  'last-administrator': { retryable: false, audience: 'person' },
  'channel-unknown': { retryable: false, audience: 'person' },
  'channel-kind-fixed': { retryable: false, audience: 'person' },
  'too-many-channels': { retryable: false, audience: 'person' },
  'channel-address-refused': { retryable: false, audience: 'person' },
  'channel-secret-refused': { retryable: false, audience: 'person' },
  // alerts
  'alert-unknown': { retryable: false, audience: 'person' },
  'alert-acknowledged': { retryable: false, audience: 'person' },
  'alert-not-acknowledged': { retryable: false, audience: 'person' },
  'alert-cleared': { retryable: false, audience: 'person' },
  'alert-not-cleared': { retryable: false, audience: 'person' },
  'alert-closed': { retryable: false, audience: 'person' },
  'assignee-unknown': { retryable: false, audience: 'person' },
  'alert-not-silenced': { retryable: false, audience: 'person' },
  'alert-not-silenceable': { retryable: false, audience: 'person' },
  'silence-in-past': { retryable: false, audience: 'person' },
  'silence-too-long': { retryable: false, audience: 'person' },
  'message-not-dead': { retryable: false, audience: 'person' },
  // deadlines
  'deadline-not-due': { retryable: false, audience: 'client' },
  // from the device itself, without the server
  'offline-not-allowed': { retryable: false, audience: 'person' },
  'record-impossible': { retryable: false, audience: 'person' },
  'paper-needs-supervisor': { retryable: false, audience: 'person' },
  'needs-paper': { retryable: false, audience: 'person' },
  'not-stored': { retryable: false, audience: 'person' },
  'offline-over': { retryable: false, audience: 'person' },
  // declarations
  'file-unreadable': { retryable: false, audience: 'person' },
} as const satisfies Record<string, ErrorFacts>;

/** A code of the registry. */
export type ErrorCode = keyof typeof errorRegistry;
/** All codes. */
export const errorCodes = Object.keys(errorRegistry) as [ErrorCode, ...ErrorCode[]];
export const errorCode = z.enum(errorCodes);

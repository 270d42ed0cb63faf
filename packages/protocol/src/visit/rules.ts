import type { Severity } from '../alert/severity.ts';

type RuleFacts = {
  severity: Severity; // of the alert when it fails
  waivable: boolean; // by two different people; see docs/spec.md, [O2]
};

/** Every rule that can leave a finding. */
export const visitRules = {
  'arrive.plate': { severity: 'high', waivable: true },
  'arrive.trailer': { severity: 'high', waivable: true },
  'arrive.plate-form': { severity: 'warning', waivable: true },
  'arrive.declared': { severity: 'warning', waivable: true },
  'arrive.lead-time': { severity: 'info', waivable: true },
  'disinfect.batch-strength': { severity: 'high', waivable: true },
  'disinfect.batch-expiry': { severity: 'high', waivable: true },
  'disinfect.contact-time': { severity: 'high', waivable: false },
  'disinfect.coverage': { severity: 'high', waivable: true },
  'verify.identity': { severity: 'high', waivable: true },
  'verify.person-pass': { severity: 'high', waivable: true },
  'verify.histories': { severity: 'high', waivable: true },
  'verify.temperature': { severity: 'high', waivable: true },
  'verify.test-result': { severity: 'critical', waivable: false },
  'verify.test-age': { severity: 'high', waivable: true },
  'verify.elsewhere': { severity: 'critical', waivable: true },
  'verify.mask': { severity: 'warning', waivable: true },
  'verify.crew-size': { severity: 'high', waivable: true },
  'verify.one-driver': { severity: 'high', waivable: true },
  'seal.recorded': { severity: 'warning', waivable: true },
  'admit.campus-clear': { severity: 'warning', waivable: true },
  'admit.open-hours': { severity: 'warning', waivable: true },
  'admit.lockdown': { severity: 'high', waivable: false },
  'admit.point-hours': { severity: 'warning', waivable: true },
  'admit.room': { severity: 'warning', waivable: false },
  'admit.already-inside': { severity: 'critical', waivable: false },
  'admit.crew-elsewhere': { severity: 'critical', waivable: true },
  'admit.vehicle-pass': { severity: 'high', waivable: true },
  'admit.test-age': { severity: 'high', waivable: true },
  'admit.route': { severity: 'high', waivable: true },
  'dock.crew-in-cab': { severity: 'high', waivable: true },
  'dock.windows-shut': { severity: 'warning', waivable: true },
  'dock.masks-on': { severity: 'warning', waivable: true },
  'unload.contactless': { severity: 'high', waivable: true },
  'unload.rest-on-board': { severity: 'warning', waivable: true },
  'load.contactless': { severity: 'high', waivable: true },
  'load.covered': { severity: 'high', waivable: true },
  'reconcile.plate': { severity: 'high', waivable: true },
  'reconcile.trailer': { severity: 'high', waivable: true },
  'reconcile.crew': { severity: 'critical', waivable: false },
  'reconcile.seal': { severity: 'high', waivable: true },
  'reconcile.cargo': { severity: 'high', waivable: true },
  'release.lockdown': { severity: 'high', waivable: false },
} as const satisfies Record<string, RuleFacts>;

export type VisitRule = keyof typeof visitRules;

/**
 * [O2] May two people waive this rule? Some never: a person too many or too few at the exit, a positive test,
 * lockdown, contact time, a vehicle that is already inside, a point without room.
 */
export function isWaivable(rule: VisitRule): boolean {
  return visitRules[rule].waivable;
}

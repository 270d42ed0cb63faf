import type { Shape } from '../shape.ts';
import type {
  entry as zhEntry,
  identity as zhIdentity,
  offlineEntry as zhOfflineEntry,
  session as zhSession,
  shift as zhShift,
} from '../zh/sign-in.ts';

export const session: Shape<typeof zhSession> = {
  title: 'Sign in for duty',
  staffNumber: 'Staff number',
  staffNumberHint: '4 to 8 digits',
  pin: 'PIN',
  pinHint: 'Your PIN of 6 digits',
  pinDots: '{{count}} of 6 digits entered',
  next: 'Next',
  signIn: 'Sign in',
  recent: 'People who have signed in on this device',
  other: 'Another staff number',
  forget: 'Remove from this device',
  expired: 'Your sign-in has run out. Sign in again.',
  revoked: 'Your sign-in has been withdrawn. Sign in again, or ask the office.',
  signedOff: 'Signed off.',
  deviceRevoked: 'This device has been revoked: nobody can sign in on it by PIN any more.',
  device: 'This device: {{device}}',
  stranger: 'This device is not enrolled',
  lookingUp: 'Looking up this device…',
  noAnswer: 'The server does not answer. Trying again.',
  usePassword: 'Sign in with a password',
  usePin: 'Sign in with a PIN',
  enrol: 'Enrol this device',
  until: 'Signed in until {{time}}',
};

export const entry: Shape<typeof zhEntry> = {
  password: 'Password',
  passwordText:
    'Supervisors, office and auditor may sign in with a password on a computer of their own; officers at gates and points use an enrolled tablet.',
  show: 'Show',
  hide: 'Hide',
  missing: 'Enter staff number and password',
  ownPassword: 'Change my password',
  ownPasswordDone: 'The password was changed: use the new one from the next sign-in on.',
  newPassword: 'New password',
  newPasswordText: 'The password that you entered was for once. Choose one of your own for every time from now on.',
  newPasswordRule: '{{least}} characters at least; a few unrelated words do, no signs are needed.',
  newPasswordAction: 'Set the password and sign in',
  weak: {
    short: '{{count}} more needed',
    number: 'Leave out your own staff number',
    repeats: 'Too many of the same character',
  },
  judged: {
    'too-short': 'Shorter than 12 characters',
    'too-long': 'Too long: 128 characters at most',
    common:
      'It would be guessed: take a few unrelated words, and no names, staff numbers, places or rows of the keyboard',
    same: 'It must not be the one-time password',
  },
  strong: 'Long enough',
  totp: 'Authenticator code',
  totpText: 'Enter the code of 6 digits that your authenticator shows.',
  setup: {
    title: 'Set up the authenticator',
    scan: 'Scan this code with the authenticator app on your phone.',
    type: 'If it cannot be scanned, type this secret into the app:',
    afterwards: 'Then enter the 6 digits that the app shows.',
    qr: 'QR code to set up the authenticator',
    action: 'Set up and sign in',
  },
  enrol: {
    title: 'Enrol this device',
    text: 'Enter the device code that the office gave you. It is good once, within fifteen minutes.',
    fromLink: 'The device code came with the QR code. Compare it, then enrol this device.',
    code: 'Device code',
    action: 'Enrol this device',
    missing: 'Enter a device code of {{count}} characters',
    already: 'This device is enrolled as “{{device}}”',
    done: 'This device is enrolled as “{{device}}”',
    doneText: 'Stations that it may be used for: {{count}}. Officers can now sign in with staff number and PIN.',
    doneNowhere: 'It is bound to no station and can only look. Officers can now sign in with staff number and PIN.',
    toSignIn: 'To the sign-in',
  },
  insecure: {
    title: 'This page came without encryption: nobody can sign in on it',
    text: 'The key of a device works on encrypted pages only. Open the https address instead; if the browser does not trust its certificate, install the certificate of the site on this device first.',
    open: 'Open the encrypted page',
    authority: 'Install the site’s certificate',
  },
};

export const offlineEntry: Shape<typeof zhOfflineEntry> = {
  noNetwork: 'The server can’t be reached. Trying again.',
  whoMay:
    'Gate and point staff who signed in on this device in the last 30 days can work without the network, by their PIN.',
  needsNetwork: 'Needs the network',
  title: 'The server can’t be reached. You can work without it.',
  until: 'Without the network until {{time}}',
  kept: 'What you record is kept on this device, and sent by itself once the network is back.',
  judged: 'The server then has the last word: what it refuses you are told, and so is the supervisor.',
  old: 'The screen shows how things stood when the network went; admit and release by the rules for such times.',
  again: 'Once the network is back you may be asked for your PIN again. Nothing that you recorded is lost.',
  go: 'Work without the network',
  wait: 'Try again in {{time}}.',
  wrong: {
    what: 'The PIN is wrong',
    todo: 'There is no network, so this device checks it. Ten wrong ones lock it.',
  },
  delayed: { what: 'Too many wrong PINs in a row', todo: 'Try again in a little while.' },
  locked: {
    what: 'Locked on this device after too many wrong PINs',
    todo: 'Sign in once with the network, and it is open again.',
  },
  unknown: {
    what: 'The server can’t be reached, and this number can’t sign in here without it',
    todo: 'Only gate and point staff who signed in on this device in the last 30 days can. Wait for the network, or ask one of them.',
  },
  expired: {
    what: 'This device has been without the network for over 12 hours: nobody can sign in on it',
    todo: 'What it knows is too old to go by. Get it back on the network first; until then work on paper.',
  },
};

export const shift: Shape<typeof zhShift> = {
  startTitle: 'Start of shift',
  startAction: 'Start the shift',
  handOverTitle: 'Hand over and leave',
  handOverAction: 'Hand over and sign off',
  handedBy: '{{name}} handed over at {{time}}',
  handedNoNote: 'No note was left',
  handedNobody: 'Nobody has handed over before',
  openNow: 'As it stands',
  nothingOpen: 'No vehicle under way',
  vehicles: '{{count}}',
  held: 'On hold',
  contact: 'Waiting for contact time',
  alerts: 'Open alerts',
  alertCount: '{{count}}',
  note: 'A note for the next shift (may be left empty)',
  noteHint: 'What is left to do, how the equipment is; no identity or phone numbers.',
  sending:
    'Waiting for the server to confirm. You may sign off without waiting: the hand-over is then sent when you sign in again.',
  leaveNow: 'Sign off without waiting',
};

export const identity: Shape<typeof zhIdentity> = {
  title: 'In full: {{name}}',
  text: 'Choose why. Each look is kept in the access record, and what is behind the mask is shown for one minute.',
  why: 'Why',
  name: 'Name',
  number: 'Document number',
  phone: 'Phone',
  until: 'Masked again in {{time}}',
  hide: 'Mask now',
};

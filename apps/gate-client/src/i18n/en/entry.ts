import type { Shape } from '../shape.ts';
import type { entry as zh } from '../zh/entry.ts';

export const entry: Shape<typeof zh> = {
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

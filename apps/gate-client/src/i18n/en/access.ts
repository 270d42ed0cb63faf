import type { Shape } from '../shape.ts';
import type { access as zh } from '../zh/access.ts';

export const access: Shape<typeof zh> = {
  columns: { pin: 'PIN', password: 'Password', totp: 'Authenticator', locked: 'Lock' },
  action: 'Way in',
  title: 'How {{name}} signs in',
  pin: { yes: 'Set', no: 'None' },
  passwords: { none: 'None', once: 'For once', set: 'Set' },
  totp: { yes: 'Set up', no: 'None' },
  locked: 'Locked',
  open: 'Open',
  unlock: 'Unlock',
  lockedText: 'Locked after too many wrong entries. Make sure first that it was this person.',
  newPin: 'Make a new PIN',
  pinText: 'Signs in on enrolled devices with staff number and PIN. A new one ends the old one at once.',
  newPassword: 'Make a one-time password',
  passwordText:
    'Signs in on a computer of their own with staff number and password. The first time they choose their own.',
  noPassword: 'This role signs in on enrolled devices by PIN alone, and has no password.',
  resetTotp: 'Reset the authenticator',
  totpText: 'For a new phone: it is set up again at the next sign-in with a password.',
  shownPin: 'New PIN of {{name}} (staff number {{number}})',
  shownPassword: 'One-time password of {{name}} (staff number {{number}}), good until {{until}}',
  once: 'Tell it to the person face to face. Once closed it cannot be seen again, only made anew.',
  unlocked: 'Unlocked',
  totpReset: 'The authenticator was reset',
  added: 'Added. Make a PIN or a one-time password, or they cannot sign in.',
};

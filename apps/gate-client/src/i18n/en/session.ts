import type { Shape } from '../shape.ts';
import type { session as zh } from '../zh/session.ts';

export const session: Shape<typeof zh> = {
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

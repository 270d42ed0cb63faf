import { z } from 'zod';
import { everybody, readers, role } from '../../roles.ts';
import { label } from '../../site/settings.ts';
import { enrolRequest, signInRequest } from '../session.ts';
import { nothing, routes } from './route.ts';

/** The signed-in person. */
export const person = z.object({
  personId: z.string(),
  staffNumber: z.string(),
  name: z.string(),
  role,
  stations: z.array(z.string()), // where this person may do steps on this device
});
export type SignedInPerson = z.infer<typeof person>;

export const namedDevice = z.object({ id: z.string(), name: z.string(), stations: z.array(z.string()) });
export type NamedDevice = z.infer<typeof namedDevice>;

const siteName = z.object({ id: z.string(), name: label });

/** A session as its own device sees it. */
export const session = z.object({
  token: z.string(),
  person,
  device: namedDevice.nullable(), // null on a person's own computer
  site: siteName,
  expiresAt: z.int(),
});
export type SignedInSession = z.infer<typeof session>;

const oneThing = z.object({ want: z.enum(['new-password', 'totp']) }); // the password was valid for one use
const totpSetup = z.object({ want: z.literal('totp-setup'), uri: z.string(), secret: z.string() }); // `uri`: otpauth:// for a QR code

/** What a sign-in still needs. The client sends the same request again with it. */
export type SignInWants = z.infer<typeof oneThing> | z.infer<typeof totpSetup>;

const state = z.literal('wants');
const signInAnswer = z.union([
  session.extend({ state: z.literal('signed-in') }),
  oneThing.extend({ state }),
  totpSetup.extend({ state }),
]);
export type SignInAnswer = z.infer<typeof signInAnswer>;

const secret = z.string().min(1).max(200);

/** Sign-in, sign-out, and the session. */
export const sessionRoutes = routes({
  'GET /site': { summary: 'The name of the site', access: 'open', answer: siteName },
  'GET /device': {
    summary: 'Which device holds this key',
    access: 'key',
    answer: z.object({ device: namedDevice.nullable(), revoked: z.boolean() }),
  },
  'POST /device': {
    summary: 'Enrol this device with the one-time code of the office',
    access: 'key',
    body: enrolRequest,
    answer: z.object({ device: namedDevice }),
  },
  'POST /session': {
    summary: 'Sign in by PIN on an enrolled device, by password on a computer of one’s own',
    access: 'key',
    body: signInRequest,
    answer: signInAnswer,
  },
  'GET /session': {
    summary: 'Who is signed in with this token',
    access: everybody,
    answer: session.omit({ token: true }),
  },
  'DELETE /session': { summary: 'Sign off', access: everybody, answer: nothing },
  'POST /session/password': {
    summary: 'Change one’s own password',
    access: readers,
    body: z.strictObject({ password: secret, newPassword: secret }),
    answer: nothing,
  },
});

import { z } from 'zod';
import { identifierKey } from '../identifiers.ts';
import { authorKey } from './delivery.ts';

const secret = z.string().min(1).max(200);
const staffNumber = z.string().max(64, { abort: true }).transform(identifierKey); // [ID1] digits of any keyboard
const totp = z.string().max(16).optional(); // six digits of the authenticator, where they are asked for

/**
 * `POST /session`: by PIN on an enrolled device, by password on a computer of one's own. `authorKey` is what the person's
 * records on this device will be signed with.
 */
export const signInRequest = z.union([
  z.strictObject({ staffNumber, pin: z.string().max(64), totp, authorKey: authorKey.optional() }),
  z.strictObject({ staffNumber, password: secret, newPassword: secret.optional(), totp }),
]);
export type SignInRequest = z.infer<typeof signInRequest>;

/** `POST /device`: the one-time code of an enrolment, eight characters however they are grouped. */
export const enrolRequest = z.strictObject({ code: z.string().max(40) });

/** Letters and digits that nobody confuses, by voice or by eye (Crockford's base 32). */
export const codeAlphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
export const codeLength = 8;

/** What was typed, in one spelling: O is 0, I and L are 1. @returns null when it can't be a code */
export function readCode(typed: string): string | null {
  const code = typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  return code.length === codeLength && Array.from(code).every((letter) => codeAlphabet.includes(letter)) ? code : null;
}

/** Every request carries a proof in this header (RFC 9449), made with the device's key over the server's latest nonce. */
export const proofHeader = 'DPoP';
export const nonceHeader = 'DPoP-Nonce';

/** The path that a proof for a socket names; its method is GET. */
export const socketPath = '/socket.io/';

/** Socket event `status`, client → server, about once a minute: what the office sees of a device. */
export const deviceStatus = z.strictObject({
  battery: z.int().min(0).max(100).nullable(), // per cent; null where the browser does not tell
  charging: z.boolean().nullable(),
});
export type DeviceStatus = z.infer<typeof deviceStatus>;

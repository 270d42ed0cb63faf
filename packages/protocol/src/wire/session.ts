import { z } from 'zod';
import { identifierKey } from '../identifiers.ts';
import { authorKey } from './delivery.ts';

const secret = z.string().min(1).max(200);
const staffNumber = z.string().max(64, { abort: true }).transform(identifierKey); // [ID1] digits of any keyboard
const totp = z.string().max(16).optional(); // the six digits of the authenticator, where they are required

/**
 * `POST /session`: by PIN on an enrolled device, or by password on a person's own computer. The person's records on
 * this device will be signed with `authorKey`.
 */
export const signInRequest = z.union([
  z.strictObject({ staffNumber, pin: z.string().max(64), totp, authorKey: authorKey.optional() }),
  z.strictObject({ staffNumber, password: secret, newPassword: secret.optional(), totp }),
]);
export type SignInRequest = z.infer<typeof signInRequest>;

/** `POST /device`: the one-time code of an enrolment, eight characters in any grouping. */
export const enrolRequest = z.strictObject({ code: z.string().max(40) });

/** Letters and digits that people do not confuse when they read or hear them. Source: Crockford's Base32. */
export const codeAlphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** The length of an enrolment code. */
export const codeLength = 8;

/**
 * Normalises a typed code: O is 0, I and L are 1.
 *
 * @returns null when it is not a code
 */
export function readCode(typed: string): string | null {
  const code = typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  return code.length === codeLength && Array.from(code).every((letter) => codeAlphabet.includes(letter)) ? code : null;
}

/**
 * The header of the proof that every request needs, made with the device's key and the server's latest nonce. Source:
 * RFC 9449.
 */
export const proofHeader = 'DPoP';
/** The header with the server's latest nonce. */
export const nonceHeader = 'DPoP-Nonce';

/** The path that the proof for a socket names; its method is GET. */
export const socketPath = '/socket.io/';

/** Socket event `status`, client → server, about once a minute: what the office sees of a device. */
export const deviceStatus = z.strictObject({
  battery: z.int().min(0).max(100).nullable(), // in per cent; null where the browser does not report it
  charging: z.boolean().nullable(),
});
export type DeviceStatus = z.infer<typeof deviceStatus>;

import type { AuthorDatabase, KeptAuthor } from './author-database.ts';
import { minuteMs } from '@cordon/protocol/time.ts';

/** As slow as a tablet can bear; each kept one says with how many it was made. Source: OWASP, for PBKDF2 with SHA-256. */
export const iterations = 600_000;

const name = 'pin';
const aes = 'AES-GCM';
const utf8 = (text: string) => new TextEncoder().encode(text);

type Locked = Pick<KeptAuthor, 'salt' | 'iterations' | 'sealed'>;

/** Closes what only the right PIN on this very device opens. */
export type PinLock = {
  close(whose: string, pin: string, text: string): Promise<Locked>;
  /** @returns null when the PIN is another one */
  open(whose: string, pin: string, locked: Locked): Promise<string | null>;
};

/**
 * [U251] Six digits alone are guessed at once. So the PIN is mixed with a secret of the device that can be used here and
 * read out nowhere, and each guess costs as much time as a tablet can bear.
 */
export function createPinLock(database: Pick<AuthorDatabase, 'read' | 'write'>): PinLock {
  const { subtle } = crypto;

  async function secretOfDevice(): Promise<CryptoKey> {
    const known = await database.read('secrets', (secrets) => secrets.get(name));
    if (known !== undefined) return known.key;
    const mine = await subtle.generateKey({ name: 'HMAC', hash: 'SHA-256', length: 256 }, false, ['sign']);
    return database.write('secrets', async (secrets) => {
      const first = await secrets.get(name); // another window may have been quicker
      if (first === undefined) await secrets.put({ name, key: mine });
      return first?.key ?? mine;
    });
  }

  async function keyOf(pin: string, salt: Uint8Array<ArrayBuffer>, rounds: number): Promise<CryptoKey> {
    const mixed = await subtle.sign('HMAC', await secretOfDevice(), utf8(pin));
    const material = await subtle.importKey('raw', mixed, 'PBKDF2', false, ['deriveKey']);
    const slowly = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds };
    return subtle.deriveKey(slowly, material, { name: aes, length: 256 }, false, ['encrypt', 'decrypt']);
  }

  return {
    async close(whose, pin, text) {
      const [salt, iv] = [crypto.getRandomValues(new Uint8Array(16)), crypto.getRandomValues(new Uint8Array(12))];
      const key = await keyOf(pin, salt, iterations);
      const data = await subtle.encrypt({ name: aes, iv, additionalData: utf8(whose) }, key, utf8(text));
      return { salt, iterations, sealed: { iv, data } };
    },
    async open(whose, pin, { salt, iterations: rounds, sealed: { iv, data } }) {
      const key = await keyOf(pin, salt, rounds);
      try {
        const text = await subtle.decrypt({ name: aes, iv, additionalData: utf8(whose) }, key, data);
        return new TextDecoder().decode(text);
      } catch {
        return null;
      }
    },
  };
}

const free = 5;
const locksAt = 10;
const firstDelayMs = minuteMs / 2;
const longestDelayMs = 15 * minuteMs;

/** Of one person on one device. */
type WrongPins = { failed: number; openAt: number };

type Try =
  | { kind: 'open'; counted: WrongPins; retryAfterMs: number }
  | { kind: 'delayed'; retryAfterMs: number }
  | { kind: 'locked' };

/**
 * [U252] The same as at the server: five tries are free, then each waits longer, the tenth wrong one locks. A try is
 * counted before its PIN is looked at, so that nobody gets one more by switching the tablet off.
 *
 * @returns what is to be kept before the PIN is looked at, and how long the next try waits if it is wrong
 */
export function beginTry({ failed, openAt }: WrongPins, now: number): Try {
  if (failed >= locksAt) return { kind: 'locked' };
  if (now < openAt) return { kind: 'delayed', retryAfterMs: openAt - now };
  const next = failed + 1;
  const retryAfterMs = next < free ? 0 : Math.min(longestDelayMs, firstDelayMs * 2 ** (next - free));
  return { kind: 'open', counted: { failed: next, openAt: now + retryAfterMs }, retryAfterMs };
}

export function isLocked({ failed }: Pick<WrongPins, 'failed'>): boolean {
  return failed >= locksAt;
}

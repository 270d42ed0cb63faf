import type { Redis } from 'ioredis';
import { Secret, TOTP } from 'otpauth';
import type { SystemTime } from '../ops/clock.ts';
import { seal, unseal } from '../people/seal.ts';
import { resultsOf } from '../redis/results.ts';
import { defineScript, oneWord } from '../redis/script.ts';

const stepMs = 30_000;
const stepsOff = 1; // for wrong clocks of phones, and slow typing
const pendingMs = 30 * 60_000;

const useStep = defineScript({
  file: new URL('scripts/use-step.lua', import.meta.url),
  keys: ['secret'],
  args: ['step'],
  reply: oneWord('used', 'spent', 'gone'),
});

export type TotpSetup = { uri: string; secret: string };

export type Totps = {
  has(personId: string): Promise<boolean>;
  /** The secret to be entered into an authenticator; the same one until it is confirmed. */
  begin(personId: string, label: string): Promise<TotpSetup>;
  /** Confirms that secret with its first code. A right code is put on record by `record` before it counts. */
  confirm(personId: string, code: string, record: () => Promise<void>): Promise<boolean>;
  check(personId: string, code: string): Promise<boolean>;
  remove(personId: string): Promise<void>;
};

/** @param issuer what the authenticator shows above the person */
export type TotpsParts = { redis: Redis; prefix: string; key: Buffer; issuer: string; systemClock: SystemTime };

/**
 * [S11] Time-based codes (TOTP, RFC 6238), by real time, as authenticators have it; each is valid once. SHA-1, six digits and
 * 30 s are what every authenticator supports.
 */
export function createTotps({ redis, prefix, key, issuer, systemClock }: TotpsParts): Totps {
  const placeOf = (personId: string) => `${prefix}staff-totp:${personId}`;
  const pendingOf = (personId: string) => `${prefix}staff-totp-pending:${personId}`;
  const totpOf = (secret: string, label = '') =>
    new TOTP({
      issuer,
      label,
      algorithm: 'SHA1',
      digits: 6,
      period: stepMs / 1_000,
      secret: Secret.fromBase32(secret),
    });

  const opened = (place: string, sealed: string | null) =>
    sealed === null ? null : (unseal(key, sealed, place)?.toString() ?? null);

  /** The number of the time step that the code belongs to; null when it is not one of the present steps. */
  function stepOf(secret: string, code: string): number | null {
    const delta = totpOf(secret).validate({
      token: code.replaceAll(/\s/g, ''),
      timestamp: systemClock.now(),
      window: stepsOff,
    });
    return delta === null ? null : Math.floor(systemClock.now() / stepMs) + delta;
  }

  return {
    has: async (personId) => (await redis.exists(placeOf(personId))) === 1,
    async begin(personId, label) {
      const place = pendingOf(personId);
      await redis.set(place, seal(key, new Secret({ size: 20 }).base32, place), 'PX', pendingMs, 'NX');
      const secret = opened(place, await redis.get(place));
      if (secret === null) throw new Error('a secret that was just made can not be read');
      return { uri: totpOf(secret, label).toString(), secret };
    },
    async confirm(personId, code, record) {
      const pending = pendingOf(personId);
      const secret = opened(pending, await redis.get(pending));
      const step = secret === null ? null : stepOf(secret, code);
      if (secret === null || step === null) return false;
      await record();
      const place = placeOf(personId);
      const written = redis
        .multi()
        .hset(place, { secret: seal(key, secret, place), usedStep: step })
        .del(pending);
      resultsOf(await written.exec());
      return true;
    },
    async check(personId, code) {
      const place = placeOf(personId);
      const secret = opened(place, await redis.hget(place, 'secret'));
      const step = secret === null ? null : stepOf(secret, code);
      return step !== null && (await useStep(redis, { keys: { secret: place }, args: { step } })) === 'used';
    },
    remove: async (personId) => void (await redis.del(placeOf(personId), pendingOf(personId))),
  };
}

import { randomBytes } from 'node:crypto';
import { triesUntilLocked } from '@cordon/server/identity/attempts.ts';
import { keysOf } from '@cordon/server/log/keys.ts';
import { proofHeader } from '@cordon/protocol/wire/session.ts';
import type { Redis } from 'ioredis';
import { type Device } from '../../support/device.ts';
import { startTestRedis } from '../../support/redis.ts';
import { manyAddresses } from '../frames/addresses.ts';
import type { Kind } from '../kind.ts';
import { openOffice, type Person } from '../office.ts';
import { startAttackedServer } from '../server.ts';
import { ask, refusalIn } from '../wire/request.ts';

const atOnce = 24; // below what a process lets in at one moment, so that each is looked at
const bursts = 12;
const path = '/api/v1/session';

type Guess = { staffNumber: string; pin: string; totp?: string };
type Codes = Record<string, number>;

/** [AT3] Secrets of one person guessed at once, from many addresses and several enrolled tablets. */
export const guessing: Kind = {
  name: 'guessing',
  async run({ say }) {
    const redis = await startTestRedis();
    const server = await startAttackedServer({ redisUrl: redis.url, siteKey: randomBytes(32).toString('hex') });
    const office = await openOffice(server);
    try {
      const store = redis.connect();
      const tablets: Device[] = [];
      for (const id of ['guess-1', 'guess-2', 'guess-3']) tablets.push(await office.tablet(id, ['main-gate']));
      const quiet = await office.tablet('guess-not', ['main-gate']);
      const broken: string[] = [];
      const addressOf = manyAddresses();
      const colleagueMs: number[] = [];

      const attack = async (what: string, victim: Person, guess: (i: number) => Guess, right: () => Guess) => {
        const codes: Codes = {};
        const colleague = await office.hire('gate', ['main-gate']);
        for (let burst = 0; burst < bursts; burst += 1) {
          const begun = performance.now();
          const others = quiet.signIn({ staffNumber: colleague.member.staffNumber, pin: colleague.pin });
          const tries = Array.from({ length: atOnce }, async (_, i) => {
            const code = await tryOn(tablets[i % tablets.length], guess(burst * atOnce + i), addressOf());
            codes[code] = (codes[code] ?? 0) + 1;
          });
          await others.catch((error: Error) =>
            broken.push(`${what}: somebody else could not sign in: ${error.message}`),
          );
          colleagueMs.push(performance.now() - begun);
          await Promise.all(tries);
          await passDelays(store, victim.member.staffNumber);
        }
        // The one that locks is told so: it was judged as well.
        const judged = (codes['sign-in-failed'] ?? 0) + 1;
        if (judged > triesUntilLocked) broken.push(`${what}: ${judged} tries were judged`);
        if ((codes['sign-in-locked'] ?? 0) === 0) broken.push(`${what}: nobody was locked out`);
        if (codes['let in'] !== undefined) broken.push(`${what}: ${codes['let in']} guesses were let in`);
        const locked = await tryOn(tablets[0], right(), addressOf());
        if (locked !== 'sign-in-locked')
          broken.push(`${what}: the right one was answered with ${locked} after the lock`);
        await office.call('POST', `/staff/${victim.member.personId}/unlock`);
        const unlocked = await tryOn(tablets[0], right(), addressOf());
        if (unlocked !== 'let in') broken.push(`${what}: ${unlocked} after the lock was lifted`);
        return { tries: bursts * atOnce, judged, codes };
      };

      say(`${bursts * atOnce} PINs and as many codes, on ${tablets.length} tablets`);
      const officer = await office.hire('gate', ['main-gate']);
      const { staffNumber } = officer.member;
      const pinOf = (i: number) => String((Number(officer.pin) + 1 + i) % 1_000_000).padStart(6, '0');
      const pin = await attack(
        'PINs',
        officer,
        (i) => ({ staffNumber, pin: pinOf(i) }),
        () => ({ staffNumber, pin: officer.pin }),
      );

      const chief = await office.hire('admin', []);
      const who = { staffNumber: chief.member.staffNumber, pin: chief.pin };
      await quiet.signIn(who); // sets the authenticator up
      const secret = server.authenticators.secrets.get(who.staffNumber) ?? '';
      const wrong = (i: number) =>
        String((Number(server.authenticators.codeFor(secret)) + 1 + i) % 1_000_000).padStart(6, '0');
      const first = wrong(0);
      const totpOf = (i: number) => String((Number(first) + i) % 1_000_000).padStart(6, '0');
      const totp = await attack(
        'codes',
        chief,
        (i) => (i % 4 === 3 ? who : { ...who, totp: totpOf(i) }), // without a code, what was counted is taken back

        () => ({
          ...who,
          totp: server.authenticators.codeFor(secret),
        }),
      );
      const faults = server.faults.slice(0, 5).map((fault) => `the server told of a fault: ${fault}`);
      return {
        figures: { pin, totp, othersMs: Math.round(Math.max(...colleagueMs)) },
        broken: [...broken, ...faults],
      };
    } finally {
      office.leave();
      await server.stop();
      await redis.stop();
    }
  },
};

/** @returns the refusal's code, or that somebody is in */
async function tryOn(tablet: Device | undefined, guess: Guess, from: string | undefined): Promise<string> {
  if (tablet === undefined) throw new Error('there is no such tablet');
  const headers = { [proofHeader]: await tablet.proof('POST', path) };
  const heard = await ask(tablet.url, { method: 'POST', path, headers, body: guess, from });
  return refusalIn(heard) ?? (heard.text.includes('"signed-in"') ? 'let in' : 'wanted more');
}

/** Delays grow to a quarter of an hour: the attack does not wait for them, and takes them out of the store. */
async function passDelays(store: Redis, staffNumber: string): Promise<void> {
  const { prefix } = keysOf('demo');
  const counts = [`${prefix}sign-in:pin:${staffNumber}`, ...(await store.keys(`${prefix}sign-in-on:*`))];
  for (const count of counts) if ((await store.exists(count)) === 1) await store.hset(count, 'openAt', 0);
}

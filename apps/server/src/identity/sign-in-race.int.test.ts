import { siteAt } from '@cordon/protocol/testing/site.ts';
import type { SiteState } from '@cordon/protocol/site/state.ts';
import { openAuthenticators } from '@cordon/tests/support/authenticators.ts';
import { openAuthor } from '../testing/author.ts';
import type { Redis } from 'ioredis';
import { unskipped } from '@cordon/protocol/site/clock-jumps.ts';
import { minuteMs } from '@cordon/protocol/time.ts';
import { describe, expect, it } from 'vitest';
import { useStore } from '../testing/store.ts';
import { createAttempts } from './attempts.ts';
import { createAuthors } from './authors.ts';
import { type Identity, createIdentity } from './identity.ts';
import { createSessions, type Sessions } from './sessions.ts';
import { createSignIn } from './sign-in.ts';
import { createStaffSecrets } from './staff-secrets.ts';
import { createTotps } from './totp.ts';

const prefix = 'cordon:{demo}:';
const tabletKey = 't'.repeat(43);
const pin = '480617';
const member = { personId: 'gate-1', staffNumber: '1001' };
const now = () => 1_790_000_000_000;
const author = await openAuthor();
const enrolled = { is: 'enrolled', thumbprint: tabletKey, at: 0 } as const;
const site: SiteState = siteAt(now(), {
  devices: [{ id: 'tablet', name: '平板', stations: ['main-gate'], key: enrolled }],
});

let redis: Redis;
let sessions: Sessions;
let elsewhere: Identity; // of another process, on the same store

useStore(async (store) => {
  redis = store.redis;
  const systemClock = openAuthenticators();
  sessions = createSessions({ redis, prefix, site: site.id, now });
  const keys = { pin: Buffer.alloc(32, 1), totp: Buffer.alloc(32, 3) };
  elsewhere = createIdentity({ redis: redis.duplicate(), prefix, keys, site: () => site, now, systemClock });
  await secretsHere().setPin(member.personId, pin);
});

const secretsHere = () => createStaffSecrets({ redis, prefix, pepper: Buffer.alloc(32, 1), now });

/** Signs in, in a process that stands still for as long as `meanwhile` takes: before the PIN is looked at, or after. */
function signInAround(when: 'before' | 'after', meanwhile: () => Promise<unknown>) {
  const secrets = secretsHere();
  const signIn = createSignIn({
    attempts: createAttempts(redis, prefix, now),
    secrets: {
      ...secrets,
      async checkPin(personId, given) {
        if (when === 'before') await meanwhile();
        const isRight = await secrets.checkPin(personId, given);
        if (when === 'after') await meanwhile();
        return isRight;
      },
    },
    totps: createTotps({
      redis,
      prefix,
      key: Buffer.alloc(32, 3),
      issuer: 'Cordon',
      systemClock: openAuthenticators(),
    }),
    sessions,
    authors: createAuthors({ redis, prefix, now }),
    site: () => site,
    onSet: () => Promise.resolve(),
  });
  return signIn({ staffNumber: member.staffNumber, pin, authorKey: author.publicKey }, tabletKey);
}

describe('[S13] a sign-in that was under way', () => {
  it('gives a session when nothing of its person was ended', async () => {
    const other = () => elsewhere.endAllOf('gate-2');
    expect(await signInAround('after', other)).toMatchObject({ state: 'signed-in' });
  });

  it.each([
    ['a new PIN was made', () => elsewhere.resetPin(member)],
    ['the person’s sessions were ended', () => elsewhere.endAllOf(member.personId)],
    ['the device’s sessions were ended', () => elsewhere.endAllOn('tablet')],
    ['the authenticator was reset', () => elsewhere.removeTotp(member)],
  ])('[OF32] gives none, nor the right of an author, when %s after the PIN was found right', async (_, meanwhile) => {
    expect(await signInAround('after', meanwhile)).toMatchObject({ ok: false, code: 'sign-in-failed' });
    expect(await redis.keys(`${prefix}session:*`)).toEqual([]);
    expect(await redis.keys(`${prefix}author-right:*`)).toEqual([]);
  });

  it('gives none when the person’s other sessions were ended before the PIN was looked at', async () => {
    const session = await sessionOfAnother();
    const others = () => elsewhere.endOthersOf(session);
    expect(await signInAround('before', others)).toMatchObject({ ok: false, code: 'sign-in-failed' });
    expect(await redis.keys(`${prefix}session:*`)).toEqual([session.sessionKey]);
  });
});

describe('[S3] a try that is taken back', () => {
  it('leaves the delay that another one, made at the same moment, has earned', async () => {
    const attempts = createAttempts(redis, prefix, now);
    const tried = { staffNumber: '1001', method: 'password', device: null } as const;
    const begin = async () => {
      const attempt = await attempts.begin(tried, true);
      if (attempt.kind !== 'try') throw new Error(attempt.kind);
      return attempt;
    };
    for (let n = 1; n <= 3; n += 1) await begin();
    const [fourth, fifth] = [await begin(), await begin()];
    expect([fourth.delayMs, fifth.delayMs]).toEqual([0, 30_000]);
    await attempts.pardon(tried, fourth);
    expect(await attempts.begin(tried, true)).toEqual({ kind: 'delayed', retryAfterMs: 30_000 });
    await attempts.pardon(tried, fifth);
    expect(await begin()).toEqual({ kind: 'try', failed: 4, delayMs: 0 });
  });
});

async function sessionOfAnother() {
  const signedIn = await signInAround('before', () => Promise.resolve());
  if (!signedIn.ok || signedIn.state !== 'signed-in') throw new Error(JSON.stringify(signedIn));
  return signedIn.session;
}

describe('[CL7] the clock is set while somebody waits for their next try', () => {
  const tried = { staffNumber: '1001', method: 'pin', device: null } as const;
  async function delayed(time: () => number) {
    const attempts = createAttempts(redis, prefix, time);
    for (let n = 1; n <= 5; n += 1) await attempts.begin(tried, true);
    return attempts;
  }
  const jump = (byMs: number) => [{ at: now() + byMs, byMs, measured: true, boot: 'a', bootedAt: 0 }];

  it('[CL7] forward: the wait is not over', async () => {
    let [at, jumps]: [number, ReturnType<typeof jump>] = [now(), []];
    const attempts = await delayed(() => unskipped(at, jumps));
    [at, jumps] = [now() + 31 * minuteMs, jump(31 * minuteMs)];
    expect(await attempts.begin(tried, true)).toEqual({ kind: 'delayed', retryAfterMs: 30_000 });
    at += 30_000;
    expect(await attempts.begin(tried, true)).toMatchObject({ kind: 'try' });
  });

  it('[CL7] back: nobody waits longer than the longest', async () => {
    let at = now();
    const attempts = await delayed(() => at);
    at -= 8 * 60 * minuteMs;
    expect(await attempts.begin(tried, true)).toEqual({ kind: 'delayed', retryAfterMs: 15 * minuteMs });
    at += 15 * minuteMs;
    expect(await attempts.begin(tried, true)).toMatchObject({ kind: 'try' });
  });
});

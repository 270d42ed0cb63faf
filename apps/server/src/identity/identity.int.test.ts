import { demoSite } from '@cordon/protocol/site/demo.ts';
import { siteAt } from '@cordon/protocol/testing/site.ts';
import type { StaffMember } from '@cordon/protocol/site/settings.ts';
import type { TestRedis } from '@cordon/tests/support/redis.ts';
import type { Redis } from 'ioredis';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Identity, createIdentity } from './identity.ts';
import { cheapSecrets } from '../testing/secret-cost.ts';
import { useStore } from '../testing/store.ts';

const prefix = 'cordon:{demo}:';
const startedAt = 1_790_000_000_000;

let server: TestRedis;
let redis: Redis;
let identity: Identity;
let staff: StaffMember[];
let now: number;
let pin: string;

const held = 'k'.repeat(43);
const key = { is: 'enrolled', thumbprint: held, at: 0 } as const;
const tablet = { id: 'tablet', name: '平板', stations: ['main-gate', 'north-shop'], key };

const open = (connection: Redis, pepper = Buffer.alloc(32, 1)) =>
  createIdentity({
    secretCost: cheapSecrets,
    redis: connection,
    prefix,
    keys: { pin: pepper, totp: Buffer.alloc(32, 3) },
    site: () => siteAt(startedAt, { staff, devices: [tablet] }),
    now: () => now,
    systemClock: { now: () => now },
  });

/** On the enrolled tablet, unless another key is named. */
const enter = (staffNumber: string, tried: string, by: Identity = identity) =>
  by.signIn({ staffNumber, pin: tried }, held);

useStore(async (store) => {
  ({ server, redis } = store);
  staff = demoSite(0).staff;
  now = startedAt;
  identity = open(redis);
  const first = await identity.issueFirst(staff);
  pin = first.find(({ staffNumber }) => staffNumber === '1001')?.pin ?? '';
});

const wrongPin = () => (pin === '482917' ? '482918' : '482917');

async function fail(times: number, staffNumber = '1001'): Promise<unknown[]> {
  const answers: unknown[] = [];
  for (let time = 0; time < times; time += 1) answers.push(await enter(staffNumber, wrongPin()));
  return answers;
}

/** Signs in although there were failures before, waiting for each delay. */
async function failUntilLocked(staffNumber = '1001'): Promise<unknown> {
  for (let time = 0; time < 9; time += 1) {
    const answer = await enter(staffNumber, wrongPin());
    now += !answer.ok && 'retryAfterMs' in answer.params ? answer.params.retryAfterMs : 0;
  }
  return enter(staffNumber, wrongPin());
}

async function signedIn(staffNumber = '1001', as = pin) {
  const answer = await enter(staffNumber, as);
  if (!answer.ok || answer.state !== 'signed-in') throw new Error(JSON.stringify(answer));
  return answer;
}

describe('first PINs', () => {
  it('[S6] an empty store gives one to each person, once', async () => {
    await redis.flushall();
    const pins = await identity.issueFirst(staff);
    expect(pins.map(({ staffNumber, name, role }) => ({ staffNumber, name, role }))).toEqual(
      staff.map(({ staffNumber, name, role }) => ({ staffNumber, name, role })),
    );
    for (const given of pins) expect(await enter(given.staffNumber, given.pin)).toMatchObject({ ok: true });
    expect(await identity.issueFirst(staff)).toEqual([]);
  });

  it('[S6] two processes that start together give one set', async () => {
    await redis.flushall();
    const sets = await Promise.all([identity.issueFirst(staff), open(server.connect()).issueFirst(staff)]);
    const [pins = [], none] = sets.toSorted((a, b) => b.length - a.length);
    expect(none).toEqual([]);
    for (const given of pins) expect(await enter(given.staffNumber, given.pin)).toMatchObject({ ok: true });
  });
});

describe('first PINs that were never shown', () => {
  const untold = `${prefix}first-pins-untold`;
  const teller = `${prefix}first-pins-teller`;
  beforeEach(() => redis.flushall());

  it('[S6] because telling failed, are replaced by ones that are', async () => {
    const lost: string[] = [];
    const failing = identity.issueFirst(staff, (pins) => {
      lost.push(...pins.map((given) => given.pin));
      throw new Error('nobody reads this');
    });
    await expect(failing).rejects.toThrow('nobody reads this');
    const shown: string[] = [];
    const pins = await identity.issueFirst(staff, (given) => void shown.push(...given.map((one) => one.pin)));
    expect(shown).toHaveLength(staff.length);
    expect(shown).not.toEqual(lost);
    for (const given of pins) expect(await enter(given.staffNumber, given.pin)).toMatchObject({ ok: true });
    expect(await identity.issueFirst(staff)).toEqual([]);
    expect(await redis.exists(untold, teller)).toBe(0);
  });

  it('[S6] because everything was killed in between, are replaced as well', async () => {
    const begun = Promise.withResolvers<void>();
    void identity.issueFirst(staff, () => {
      begun.resolve();
      return new Promise(() => undefined); // and never resolves
    });
    await begun.promise;
    await redis.del(teller); // two seconds later
    expect(await open(server.connect()).issueFirst(staff)).toHaveLength(staff.length);
  });

  it('[S6] are left alone while another process shows them, and its set is the only one that is shown', async () => {
    const begun = Promise.withResolvers<void>();
    const read = Promise.withResolvers<void>();
    const first = identity.issueFirst(staff, () => {
      begun.resolve();
      return read.promise;
    });
    await begun.promise;
    const second = open(server.connect()).issueFirst(staff);
    read.resolve();
    const [pins, none] = await Promise.all([first, second]);
    expect(none).toEqual([]);
    for (const given of pins) expect(await enter(given.staffNumber, given.pin)).toMatchObject({ ok: true });
  });

  it('[S6] shown too late, after they were replaced, do not count as shown', async () => {
    const read = Promise.withResolvers<void>();
    const begun = Promise.withResolvers<void>();
    const late = identity.issueFirst(staff, () => {
      begun.resolve();
      return read.promise;
    });
    await begun.promise;
    await redis.del(teller);
    await expect(open(server.connect()).issueFirst(staff, () => Promise.reject(new Error('x')))).rejects.toThrow('x');
    read.resolve();
    await late;
    expect(await redis.exists(untold)).toBe(1);
  });
});

describe('signing in', () => {
  it('[S2] the right PIN gives a session of this person', async () => {
    const { token, session } = await signedIn();
    expect(session).toEqual({
      sessionKey: expect.stringMatching(/^cordon:\{demo\}:session:[\w-]{43}$/u),
      personId: 'gate-1',
      name: '门岗一号',
      role: 'gate',
      stations: ['main-gate'],
      device: 'tablet',
      thumbprint: held,
      site: 'demo',
      expiresAt: startedAt + 16 * 3_600_000,
    });
    expect(await identity.resolve(token)).toEqual(session);
  });

  it('[S2] a wrong PIN, an unknown number and somebody off duty get the same answer', async () => {
    staff = staff.map((member) => (member.staffNumber === '3001' ? { ...member, active: false } : member));
    const answers = [await enter('1001', wrongPin()), await enter('9999', pin), await enter('3001', pin)];
    for (const answer of answers) {
      expect(answer).toEqual({ ok: false, code: 'sign-in-failed', params: { retryAfterMs: 0 } });
    }
  });

  it.each([
    ['', '482917'],
    ['1001:x', '482917'],
    ['1001', '48291'],
    ['1001', '４８２９１７'],
    ['9'.repeat(10_000), '482917'],
  ])('[S2] %j with %j is refused and leaves nothing in the store', async (staffNumber, tried) => {
    const before = await redis.dbsize();
    expect(await enter(staffNumber, tried)).toMatchObject({ ok: false, code: 'sign-in-failed' });
    expect(await redis.dbsize()).toBe(before);
  });

  it('[S2] somebody taken off duty while the PIN is checked is not let in', async () => {
    const under = enter('1001', pin);
    staff = [];
    expect(await under).toMatchObject({ ok: false, code: 'sign-in-failed' });
    expect(await redis.keys('*:session:*')).toEqual([]);
  });

  it('[S2] a batch mixed meanwhile keeps nobody out', async () => {
    const under = enter('1001', pin);
    staff = structuredClone(staff);
    expect(await under).toMatchObject({ ok: true });
  });

  it('[S1] PINs do not fit another site’s key', async () => {
    expect(await enter('1001', pin, open(redis, Buffer.alloc(32, 2)))).toMatchObject({ code: 'sign-in-failed' });
  });

  it('[S1] neither PINs nor tokens lie in the store', async () => {
    const { token } = await signedIn();
    const names = await redis.keys('*');
    const hashes = names.filter((name) => !/holders|sessions-o[fn]/u.test(name));
    const stored = JSON.stringify([names, await Promise.all(hashes.map((name) => redis.hgetall(name)))]);
    expect(stored).not.toContain(token);
    expect(stored).not.toContain(`"${pin}"`);
  });
});

describe('guessing', () => {
  it('[S3] five tries are free, then each has to wait longer', async () => {
    const waits = (await fail(5)).map((answer) => answer);
    expect(waits).toMatchObject([0, 0, 0, 0, 30_000].map((retryAfterMs) => ({ params: { retryAfterMs } })));
    expect(await fail(1)).toEqual([{ ok: false, code: 'sign-in-delayed', params: { retryAfterMs: 30_000 } }]);
    now += 29_999;
    expect(await enter('1001', pin)).toEqual({
      ok: false,
      code: 'sign-in-delayed',
      params: { retryAfterMs: 1 },
    });
    now += 1;
    expect(await fail(1)).toEqual([{ ok: false, code: 'sign-in-failed', params: { retryAfterMs: 60_000 } }]);
    now += 60_000;
    expect(await fail(1)).toMatchObject([{ params: { retryAfterMs: 120_000 } }]);
  });

  it('[S3] the tenth wrong PIN locks, and the right one opens no more', async () => {
    expect(await failUntilLocked()).toEqual({ ok: false, code: 'sign-in-locked', params: {} });
    now += 365 * 24 * 3_600_000;
    expect(await enter('1001', pin)).toEqual({ ok: false, code: 'sign-in-locked', params: {} });
  });

  it('[S3] the right PIN takes the failures away', async () => {
    await fail(4);
    await signedIn();
    for (const answer of await fail(4)) {
      expect(answer).toMatchObject({ code: 'sign-in-failed', params: { retryAfterMs: 0 } });
    }
  });

  it('[S3] tries made at the same moment, through several processes, are all counted', async () => {
    const others = [identity, open(server.connect()), open(server.connect())];
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => others.map((other) => enter('1001', wrongPin(), other))).flat(),
    );
    const codes = answers.map((answer) => (answer.ok ? 'let in' : answer.code));
    expect(codes.filter((code) => code === 'sign-in-failed')).toHaveLength(5);
    expect(codes.filter((code) => code === 'sign-in-delayed')).toHaveLength(25);
  });

  it('[S3] others are not affected', async () => {
    await failUntilLocked('2001');
    expect(await enter('1001', pin)).toMatchObject({ ok: true, session: { personId: 'gate-1' } });
  });

  it('[S3] a number that nobody has is delayed and locked in the same way, and forgotten after a day', async () => {
    for (const answer of await fail(5, '9999')) expect(answer).toMatchObject({ code: 'sign-in-failed' });
    expect(await fail(1, '9999')).toMatchObject([{ code: 'sign-in-delayed' }]);
    expect(await redis.pttl(`${prefix}sign-in:pin:9999`)).toBeGreaterThan(86_000_000);
    expect(await redis.pttl(`${prefix}sign-in:pin:9999`)).toBeLessThanOrEqual(86_400_000);
    await failUntilLocked();
    expect(await redis.pttl(`${prefix}sign-in:pin:1001`)).toBe(-1);
  });

  it('[S7] a new PIN unlocks, and the old one and its sessions are gone', async () => {
    const { token } = await signedIn();
    await failUntilLocked();
    const fresh = await identity.resetPin({ personId: 'gate-1', staffNumber: '1001' });
    expect(await identity.resolve(token)).toBeNull();
    expect(await enter('1001', pin)).toMatchObject({ ok: fresh === pin });
    expect(await enter('1001', fresh)).toMatchObject({ ok: true, session: { personId: 'gate-1' } });
  });
});

describe('sessions', () => {
  it('[S4] end after twelve hours without use', async () => {
    const { session } = await signedIn();
    const life = await redis.pttl(session.sessionKey);
    expect(life).toBeGreaterThan(12 * 3_600_000 - 60_000);
    expect(life).toBeLessThanOrEqual(12 * 3_600_000);
  });

  it('[S4] live on while they are used, once a minute', async () => {
    const { token, session } = await signedIn();
    await redis.pexpire(session.sessionKey, 1000);
    const resolved = await identity.resolve(token);
    expect(await redis.pttl(session.sessionKey)).toBeLessThanOrEqual(1000); // asking whose it is is no use
    if (!resolved) throw new Error('the session is gone');
    expect(await identity.touch(resolved)).toBe(true);
    expect(await redis.pttl(session.sessionKey)).toBeGreaterThan(11 * 3_600_000);
    await redis.pexpire(session.sessionKey, 1000);
    now += 59_999;
    expect(await identity.touch(resolved)).toBe(true);
    expect(await redis.pttl(session.sessionKey)).toBeLessThanOrEqual(1000);
    now += 1;
    expect(await identity.touch(resolved)).toBe(true);
    expect(await redis.pttl(session.sessionKey)).toBeGreaterThan(11 * 3_600_000);
  });

  it('[S4] end after sixteen hours, however much they are used', async () => {
    const { token, session } = await signedIn();
    now += 15 * 3_600_000;
    expect(await identity.resolve(token)).toEqual(session);
    expect(await identity.touch(session)).toBe(true);
    expect(await redis.pttl(session.sessionKey)).toBeLessThanOrEqual(3_600_000);
    now += 3_600_000;
    expect(await identity.resolve(token)).toBeNull();
    expect(await identity.touch(session)).toBe(false);
  });

  it('[S5] a token that was never given opens nothing', async () => {
    const { token } = await signedIn();
    const other = `${token.slice(0, -2)}${token.endsWith('AA') ? 'BB' : 'AA'}`;
    for (const wrong of [other, '', 'x', `${token}x`, `*${token.slice(1)}`]) {
      expect(await identity.resolve(wrong)).toBeNull();
    }
  });

  it('[S5] signing off ends this session and no other', async () => {
    const [here, there] = [await signedIn(), await signedIn()];
    await identity.end(here.session);
    expect(await identity.resolve(here.token)).toBeNull();
    expect(await identity.touch(here.session)).toBe(false);
    expect(await identity.resolve(there.token)).toEqual(there.session);
  });

  it('[S5] all sessions of a person end at once, and nobody else’s', async () => {
    const mine = [await signedIn(), await signedIn()];
    const pinOfOther = await identity.resetPin({ personId: 'unloading-1', staffNumber: '2001' });
    const other = await signedIn('2001', pinOfOther);
    const ended = await identity.endAllOf('gate-1');
    expect(ended.toSorted()).toEqual(mine.map(({ session }) => session.sessionKey).toSorted());
    for (const { token } of mine) expect(await identity.resolve(token)).toBeNull();
    expect(await identity.resolve(other.token)).toEqual(other.session);
    expect(await identity.endAllOf('gate-1')).toEqual([]);
  });

  it('[S5] sessions long over are not listed for ever', async () => {
    await signedIn();
    now += 17 * 3_600_000;
    await signedIn();
    expect(await redis.zcard(`${prefix}sessions-of:gate-1`)).toBe(1);
  });
});

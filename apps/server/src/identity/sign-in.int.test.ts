import { siteAt } from '@cordon/protocol/testing/site.ts';
import type { SiteState } from '@cordon/protocol/site/state.ts';
import { type Authenticators, openAuthenticators } from '@cordon/tests/support/authenticators.ts';
import type { TestRedis } from '@cordon/tests/support/redis.ts';
import type { Redis } from 'ioredis';
import { describe, expect, it } from 'vitest';
import { cheapSecrets } from '../testing/secret-cost.ts';
import { useStore } from '../testing/store.ts';
import { type FirstSignIn, type Identity, createIdentity } from './identity.ts';

const startedAt = 1_790_000_000_000;
const tabletKey = 't'.repeat(43);
const deskKey = 'd'.repeat(43);
const good = 'gravel-lantern-otter';
const enrolled = { is: 'enrolled', thumbprint: tabletKey, at: 0 } as const;

let server: TestRedis;
let redis: Redis;
let identity: Identity;
let site: SiteState;
let now: number;
let authenticators: Authenticators;
let set: string[];
let first: readonly FirstSignIn[];

const open = (connection: Redis) =>
  createIdentity({
    secretCost: cheapSecrets,
    redis: connection,
    prefix: 'cordon:{demo}:',
    keys: { pin: Buffer.alloc(32, 1), totp: Buffer.alloc(32, 3) },
    site: () => site,
    now: () => now,
    systemClock: authenticators,
    onSet: ({ personId }, what) => {
      set.push(`${what} ${personId}`);
      return Promise.resolve();
    },
  });

useStore(async (store) => {
  ({ server, redis } = store);
  now = startedAt;
  set = [];
  site = siteAt(startedAt, { devices: [{ id: 'tablet', name: '平板', stations: ['main-gate'], key: enrolled }] });
  authenticators = openAuthenticators();
  identity = open(redis);
  first = await identity.issueFirst(site.staff);
});

const given = (staffNumber: string) => {
  const found = first.find((one) => one.staffNumber === staffNumber);
  if (found === undefined) throw new Error(`nobody has ${staffNumber}`);
  return found;
};
const onTablet = (staffNumber: string, totp?: string) =>
  identity.signIn({ staffNumber, pin: given(staffNumber).pin, ...(totp === undefined ? {} : { totp }) }, tabletKey);
type ByPassword = { password?: string; newPassword?: string; totp?: string };
const atDesk = (staffNumber: string, more: ByPassword = {}) =>
  identity.signIn({ staffNumber, password: given(staffNumber).password ?? '', ...more }, deskKey);

/** Sets an administrator's authenticator up. */
async function secretOf(staffNumber: string): Promise<string> {
  const wants = await onTablet(staffNumber);
  if (!wants.ok || wants.state !== 'wants' || wants.want !== 'totp-setup') throw new Error(JSON.stringify(wants));
  expect(await onTablet(staffNumber, authenticators.codeFor(wants.secret))).toMatchObject({ state: 'signed-in' });
  return wants.secret;
}

describe('a PIN', () => {
  it('[S12] is good on an enrolled device, and elsewhere not even looked at', async () => {
    expect(await onTablet('1001')).toMatchObject({ state: 'signed-in', session: { device: 'tablet' } });
    const before = await redis.dbsize();
    const elsewhere = () => identity.signIn({ staffNumber: '1001', pin: given('1001').pin }, deskKey);
    for (let n = 0; n < 20; n += 1) expect(await elsewhere()).toMatchObject({ ok: false, code: 'device-needed' });
    expect(await redis.dbsize()).toBe(before);
  });

  it('[S12] of a device that was revoked says so', async () => {
    site = {
      ...site,
      devices: site.devices.map((device) => {
        return { ...device, key: { is: 'revoked', thumbprint: tabletKey, at: 1, reason: '遗失' } };
      }),
    };
    expect(await onTablet('1001')).toMatchObject({ ok: false, code: 'device-revoked' });
  });

  it('[DV4] gives the stations that are the device’s too', async () => {
    expect(await onTablet('1001')).toMatchObject({ session: { stations: ['main-gate'] } });
    expect(await onTablet('2001')).toMatchObject({ session: { stations: [] } });
  });

  it('[DV2] a device revoked while the PIN was checked lets nobody in', async () => {
    const under = onTablet('1001');
    site = { ...site, devices: [] };
    expect(await under).toMatchObject({ ok: false, code: 'sign-in-failed' });
    expect(await redis.keys('*:session:*')).toEqual([]);
  });
});

describe('a password', () => {
  it('[S10] that was given is good once: it wants another, and is nothing any more', async () => {
    expect(await atDesk('3001')).toEqual({ ok: true, state: 'wants', want: 'new-password' });
    for (const [newPassword, why] of [
      ['short', 'too-short'],
      ['password1234', 'common'],
      [given('3001').password ?? '', 'same'],
    ] as const) {
      expect(await atDesk('3001', { newPassword })).toEqual({ ok: false, code: 'password-weak', params: { why } });
    }
    const signedIn = await atDesk('3001', { newPassword: good });
    expect(signedIn).toMatchObject({ state: 'signed-in', session: { device: null, thumbprint: deskKey } });
    expect(set).toEqual(['passwordSet supervisor-1']);
    expect(await atDesk('3001')).toMatchObject({ ok: false, code: 'sign-in-failed' });
    expect(await atDesk('3001', { password: good })).toMatchObject({ state: 'signed-in' });
  });

  it('[S10] that was given ends after 72 hours', async () => {
    now += 72 * 3_600_000 - 1;
    expect(await atDesk('3001')).toMatchObject({ want: 'new-password' });
    now += 1;
    expect(await atDesk('3001')).toMatchObject({ ok: false, code: 'sign-in-failed' });
  });

  it('[S12] is for supervisors, office and auditors; for the others there is none', async () => {
    expect(first.map(({ role, password }) => [role, password !== null])).toEqual([
      ['gate', false],
      ['unloading', false],
      ['supervisor', true],
      ['supervisor', true],
      ['admin', true],
      ['auditor', true],
    ]);
    const { password } = await identity.resetPassword({ personId: 'gate-1', staffNumber: '1001' });
    expect(await atDesk('1001', { password })).toMatchObject({ ok: false, code: 'sign-in-failed' });
    expect((await identity.accessOf(site.staff)).find(({ personId }) => personId === 'gate-1')?.password).toBe('none');
  });

  it('[S7] [S10] made again ends what was signed in with the old one, and unlocks', async () => {
    const signedIn = await atDesk('3001', { newPassword: good });
    const token = signedIn.ok && signedIn.state === 'signed-in' ? signedIn.token : '';
    for (let n = 0; n < 12; n += 1) {
      await atDesk('3001', { password: `wrong-${n}` });
      now += 900_000;
    }
    expect(await atDesk('3001', { password: good })).toMatchObject({ code: 'sign-in-locked' });
    const { password } = await identity.resetPassword({ personId: 'supervisor-1', staffNumber: '3001' });
    expect(await identity.resolve(token)).toBeNull();
    expect(await atDesk('3001', { password })).toMatchObject({ want: 'new-password' });
  });

  it('[S10] is changed by a person who knows it, once that is on record, and ends their other sessions', async () => {
    const [mine, other] = [await atDesk('3001', { newPassword: good }), await onTablet('3001')];
    if (!mine.ok || mine.state !== 'signed-in' || !other.ok || other.state !== 'signed-in') throw new Error('not in');
    const { member } = mine.duty;
    let refusal: { code: 'unavailable'; params: Record<string, never> } | null = null;
    const change = (old: string, fresh: string) =>
      identity.changePassword(mine.session, member, { old, fresh }, () => Promise.resolve(refusal));
    expect(await change('wrong', `${good}-two`)).toMatchObject({ ok: false, code: 'sign-in-failed' });
    expect(await change(good, 'password1234')).toEqual({ ok: false, code: 'password-weak', params: { why: 'common' } });
    refusal = { code: 'unavailable', params: {} };
    expect(await change(good, `${good}-two`)).toMatchObject({ ok: false, code: 'unavailable' });
    expect(await atDesk('3001', { password: good })).toMatchObject({ state: 'signed-in' });
    refusal = null;
    expect(await change(good, `${good}-two`)).toEqual({ ok: true });
    expect(await identity.resolve(mine.token)).toEqual(mine.session);
    expect(await identity.resolve(other.token)).toBeNull();
    expect(await atDesk('3001', { password: `${good}-two` })).toMatchObject({ state: 'signed-in' });
    for (let n = 0; n < 12; n += 1) await change('wrong', 'whatever-it-was');
    expect(await atDesk('3001', { password: `${good}-two` })).toMatchObject({ code: 'sign-in-delayed' });
  });
});

describe('a code of an authenticator', () => {
  it('[S11] is set up at the first sign-in and wanted at each, by PIN and by password', async () => {
    const secret = await secretOf('4001');
    expect(set).toEqual(['totpSet admin-1']);
    expect(await onTablet('4001')).toEqual({ ok: true, state: 'wants', want: 'totp' });
    expect(await onTablet('4001', authenticators.codeFor(secret))).toMatchObject({ state: 'signed-in' });
    const totp = authenticators.codeFor(secret);
    expect(await atDesk('4001', { newPassword: good, totp })).toMatchObject({ state: 'signed-in' });
    expect(await atDesk('4001', { password: good })).toMatchObject({ want: 'totp' });
    expect(await onTablet('3001')).toMatchObject({ state: 'signed-in' });
  });

  it('[S11] is good once, through whichever process', async () => {
    const secret = await secretOf('4001');
    const totp = authenticators.codeFor(secret);
    const [one, two] = [identity, open(server.connect())];
    const tries = [one, two, one, two].map((by) =>
      by.signIn({ staffNumber: '4001', pin: given('4001').pin, totp }, tabletKey),
    );
    const results = await Promise.all(tries);
    expect(results.filter((result) => result.ok)).toHaveLength(1);
  });

  it('[S11] a wrong one counts as a failed try, a missing one does not', async () => {
    await secretOf('4001');
    for (let n = 0; n < 30; n += 1) expect(await onTablet('4001')).toMatchObject({ want: 'totp' });
    const codes = [];
    for (let n = 0; n < 11; n += 1) {
      const result = await onTablet('4001', '000000');
      codes.push(result.ok ? 'in' : result.code);
      now += 900_000;
    }
    expect(codes.slice(-2)).toEqual(['sign-in-locked', 'sign-in-locked']);
  });

  it('[S11] that is not confirmed is not set up, and the same secret is offered again', async () => {
    const [one, two] = [await onTablet('4001'), await onTablet('4001', '000000')];
    expect(one).toMatchObject({ want: 'totp-setup', uri: expect.stringMatching(/^otpauth:\/\/totp\/Cordon:4001\?/) });
    expect(two).toMatchObject({ ok: false, code: 'sign-in-failed' });
    expect(await onTablet('4001')).toEqual(one);
    expect((await identity.accessOf(site.staff)).some(({ totp }) => totp)).toBe(false);
  });

  it('[S11] the secret lies in the store sealed', async () => {
    const secret = await secretOf('4001');
    const keys = await redis.keys('*totp*');
    expect(keys).toHaveLength(1);
    expect(JSON.stringify(await Promise.all(keys.map((key) => redis.hgetall(key))))).not.toContain(secret);
  });

  it('[S11] is set up anew when the office takes it away, and what was signed in ends', async () => {
    const secret = await secretOf('4001');
    const signedIn = await onTablet('4001', authenticators.codeFor(secret));
    const token = signedIn.ok && signedIn.state === 'signed-in' ? signedIn.token : '';
    await identity.removeTotp({ personId: 'admin-1', staffNumber: '4001' });
    expect(await identity.resolve(token)).toBeNull();
    expect(await onTablet('4001')).toMatchObject({ want: 'totp-setup' });
  });
});

describe('guessing', () => {
  it('[S3] PINs and passwords are counted apart', async () => {
    for (let n = 0; n < 11; n += 1) {
      await atDesk('3001', { password: 'wrong' });
      now += 900_000;
    }
    expect(await atDesk('3001')).toMatchObject({ code: 'sign-in-locked' });
    expect(await onTablet('3001')).toMatchObject({ state: 'signed-in' });
    expect(
      (await identity.accessOf(site.staff)).filter(({ locked }) => locked).map(({ personId }) => personId),
    ).toEqual(['supervisor-1']);
    await identity.unlock({ personId: 'supervisor-1', staffNumber: '3001' });
    expect(await atDesk('3001')).toMatchObject({ want: 'new-password' });
  });

  it('[S3] a device that tries a few of everybody is slowed down, never locked, and others are not', async () => {
    const wrong = (n: number) => identity.signIn({ staffNumber: String(5_000 + n), pin: '482917' }, tabletKey);
    const codes = [];
    for (let n = 0; n < 21; n += 1) {
      const result = await wrong(n);
      codes.push(result.ok ? 'in' : result.code);
    }
    expect(codes.filter((code) => code === 'sign-in-failed')).toHaveLength(20);
    expect(codes.at(-1)).toBe('sign-in-delayed');
    expect(await onTablet('1001')).toMatchObject({ code: 'sign-in-delayed', params: { retryAfterMs: 30_000 } });
    expect(await atDesk('3001')).toMatchObject({ want: 'new-password' });
    for (let n = 0; n < 40; n += 1) {
      now += 900_000;
      await wrong(100 + n);
    }
    now += 900_000;
    expect(await onTablet('1001')).toMatchObject({ state: 'signed-in' });
    expect(await wrong(200)).toMatchObject({ code: 'sign-in-failed', params: { retryAfterMs: 0 } });
  });
});

describe('sessions', () => {
  it('[S4] of an administrator end after half an hour in which nobody asked for anything, whatever screen is open', async () => {
    await secretOf('4001');
    const secret = authenticators.secrets;
    expect(secret.size).toBe(0);
    const [key = ''] = await redis.keys('*:session:*');
    expect(await redis.pttl(key)).toBeLessThanOrEqual(30 * 60_000);
    const session = { ...(await sessionAt(key)), sessionKey: key };
    await redis.pexpire(key, 1_000);
    now += 60_000;
    expect(await identity.watched(session)).toBe(true);
    expect(await redis.pttl(key)).toBeLessThanOrEqual(1_000);
    expect(await identity.touch(session)).toBe(true);
    expect(await redis.pttl(key)).toBeGreaterThan(29 * 60_000);
  });

  it('[S4] of others go on while a screen is open', async () => {
    const signedIn = await onTablet('3001');
    if (!signedIn.ok || signedIn.state !== 'signed-in') throw new Error('not signed in');
    await redis.pexpire(signedIn.session.sessionKey, 1_000);
    now += 60_000;
    expect(await identity.watched(signedIn.session)).toBe(true);
    expect(await redis.pttl(signedIn.session.sessionKey)).toBeGreaterThan(11 * 3_600_000);
  });

  it('[S5] on a device end at once, and no others', async () => {
    const [here, desk] = [await onTablet('3001'), await atDesk('3002', { newPassword: good })];
    if (!here.ok || here.state !== 'signed-in' || !desk.ok || desk.state !== 'signed-in') throw new Error('not in');
    expect(await identity.endAllOn('tablet')).toEqual([here.session.sessionKey]);
    expect(await identity.resolve(here.token)).toBeNull();
    expect(await identity.resolve(desk.token)).toEqual(desk.session);
  });

  async function sessionAt(key: string) {
    const { personId = '', name = '', thumbprint = '', expiresAt } = await redis.hgetall(key);
    const fixed = { role: 'admin', stations: [], site: 'demo', device: 'tablet' } as const;
    return { ...fixed, stations: [], personId, name, thumbprint, expiresAt: Number(expiresAt) };
  }
});

import { siteAt } from '@cordon/protocol/testing/site.ts';
import type { SiteState } from '@cordon/protocol/site/state.ts';
import { hourMs } from '@cordon/protocol/time.ts';
import type { AuthorKey } from '@cordon/protocol/wire/delivery.ts';
import { openAuthenticators } from '@cordon/tests/support/authenticators.ts';
import type { Redis } from 'ioredis';
import { base64url, exportJWK, generateKeyPair } from 'jose';
import { describe, expect, it } from 'vitest';
import { openAuthor, type TestAuthor } from '../testing/author.ts';
import { cheapSecrets } from '../testing/secret-cost.ts';
import { useStore } from '../testing/store.ts';
import { type Identity, createIdentity } from './identity.ts';

const prefix = 'cordon:{demo}:';
const startedAt = 1_790_000_000_000;
const tabletKey = 't'.repeat(43);
const enrolled = { is: 'enrolled', thumbprint: tabletKey, at: 0 } as const;
const other = { is: 'enrolled', thumbprint: 'o'.repeat(43), at: 0 } as const;
const site: SiteState = siteAt(startedAt, {
  devices: [
    { id: 'tablet', name: '平板', stations: ['main-gate'], key: enrolled },
    { id: 'other', name: '另一台', stations: ['main-gate'], key: other },
  ],
});
const gateOfficer = { personId: 'gate-1', staffNumber: '1001' };

let redis: Redis;
let identity: Identity;
let now: number;
let author: TestAuthor;
let pins: Map<string, string>;

useStore(async (store) => {
  redis = store.redis;
  now = startedAt;
  identity = createIdentity({
    secretCost: cheapSecrets,
    ...{ redis, prefix, site: () => site, now: () => now, systemClock: openAuthenticators() },
    keys: { pin: Buffer.alloc(32, 1), totp: Buffer.alloc(32, 3) },
  });
  pins = new Map((await identity.issueFirst(site.staff)).map(({ staffNumber, pin }) => [staffNumber, pin]));
  author = await openAuthor();
});

const signIn = (staffNumber: string, authorKey: AuthorKey, on = tabletKey) =>
  identity.signIn({ staffNumber, pin: pins.get(staffNumber) ?? '', authorKey }, on);
const rights = () => redis.keys(`${prefix}author-right:*`);

describe('an author', () => {
  it('[OF30] is recognised by their signature from their sign-in on, with the role and the device of that sign-in', async () => {
    expect(await signIn('1001', author.publicKey)).toMatchObject({ state: 'signed-in' });
    expect(await identity.authors.read(await author.sign({ said: 'this' }))).toEqual({
      ok: true,
      text: '{"said":"this"}',
      author: {
        person: {
          ...{ kind: 'person', personId: 'gate-1', name: 'gate-1', role: 'gate', stations: [] },
          device: { id: 'tablet', thumbprint: tabletKey },
        },
        device: 'tablet',
        since: startedAt,
        right: `${prefix}author-right:${author.thumbprint}`,
      },
    });
  });

  it('[OF30] is not recognised without a sign-in, after a wrong PIN, or with an invalid key', async () => {
    expect(await identity.authors.read(await author.sign({}))).toEqual({ ok: false, code: 'author-ended' });
    pins.set('1001', '000001');
    expect(await signIn('1001', author.publicKey)).toMatchObject({ code: 'sign-in-failed' });
    expect(await rights()).toEqual([]);
    const offTheCurve = { ...author.publicKey, y: author.publicKey.x };
    pins.set('1001', await identity.resetPin(gateOfficer));
    expect(await signIn('1001', offTheCurve)).toMatchObject({ code: 'malformed' });
    expect(await redis.keys(`${prefix}session:*`)).toEqual([]);
  });

  it('[OF30] keeps their key: another person or device that shows it is refused, and gets no session', async () => {
    await signIn('1001', author.publicKey);
    expect(await signIn('2001', author.publicKey)).toMatchObject({ ok: false, code: 'malformed' });
    expect(await signIn('1001', author.publicKey, other.thumbprint)).toMatchObject({ ok: false, code: 'malformed' });
    expect(await redis.keys(`${prefix}session:*`)).toHaveLength(1);
    const read = await identity.authors.read(await author.sign({}));
    expect(read).toMatchObject({ author: { device: 'tablet', person: { personId: 'gate-1' } } });
  });

  it('[OF30] is forgotten after thirty days', async () => {
    await signIn('1001', author.publicKey);
    const lifetimes = await Promise.all(
      ['author', 'author-right'].map((key) => redis.pttl(`${prefix}${key}:${author.thumbprint}`)),
    );
    for (const life of lifetimes) expect(life).toBeGreaterThan(720 * hourMs - 60_000);
    now += 720 * hourMs;
    expect(await identity.authors.read(await author.sign({}))).toEqual({ ok: false, code: 'author-ended' });
  });

  it('[OF31] is believed by a signature over a command alone, made with their own key', async () => {
    await signIn('1001', author.publicKey);
    const thief = await openAuthor();
    const [header, payload, signature] = (await author.sign({ said: 'this' })).split('.');
    const encoded = (value: unknown) => base64url.encode(JSON.stringify(value));
    const { kid, ...rest } = { alg: 'ES256', typ: 'cordon-command', kid: author.thumbprint };
    const p384 = await generateKeyPair('ES384', { extractable: true });
    const bad = [
      '',
      'nonsense',
      `${header}.${payload}`,
      `${header}.${encoded({ said: 'that' })}.${signature}`,
      `${encoded({ ...rest, kid, alg: 'none' })}.${payload}.`,
      `${encoded({ ...rest, kid, alg: 'none' })}.${payload}.${signature}`,
      `${encoded({ ...rest, kid, alg: 'HS256' })}.${payload}.${signature}`,
      `${encoded({ ...rest, kid, alg: 'ES384' })}.${payload}.${signature}`,
      `${encoded(rest)}.${payload}.${signature}`,
      await thief.sign({ said: 'this' }, { kid: author.thumbprint }),
      await thief.sign({ said: 'this' }, { kid: author.thumbprint, jwk: thief.publicKey }),
      await author.sign({ said: 'this' }, { typ: 'dpop+jwt' }),
      await author.sign({ said: 'this' }, { jwk: await exportJWK(p384.publicKey) }),
    ];
    const refused = { ok: false, code: 'key-proof-invalid' };
    const read = await Promise.all(bad.map((jws) => identity.authors.read(jws)));
    expect(read).toEqual(bad.map(() => refused));
  });
});

describe('[OF32] the right of an author', () => {
  const session = async () => {
    const signedIn = await signIn('1001', author.publicKey);
    if (!signedIn.ok || signedIn.state !== 'signed-in') throw new Error(JSON.stringify(signedIn));
    return signedIn.session;
  };

  it('lasts longer than the session, and signs nobody in', async () => {
    await identity.end(await session());
    expect(await rights()).toHaveLength(1);
    expect(await identity.isSignedIn('gate-1')).toBe(false);
  });

  it.each([
    ['a new PIN', () => identity.resetPin(gateOfficer)],
    ['a new password', () => identity.resetPassword(gateOfficer)],
    ['all that ends the person’s sessions', () => identity.endAllOf('gate-1')],
    ['all that ends the device’s sessions', () => identity.endAllOn('tablet')],
  ])('ends with %s, also when they have signed off', async (_, act) => {
    await identity.end(await session());
    await act();
    expect(await rights()).toEqual([]);
    expect(await redis.keys(`${prefix}authors-*`)).not.toContain(`${prefix}authors-of:gate-2`);
  });

  it('stays when others’ sessions are ended', async () => {
    await session();
    await identity.endAllOf('gate-2');
    await identity.endAllOn('other');
    expect(await rights()).toHaveLength(1);
  });

  it('ends when the person’s other sessions are ended, by whom is signed in elsewhere', async () => {
    const here = await session();
    await identity.endOthersOf({ ...here, sessionKey: `${prefix}session:another` });
    expect(await rights()).toEqual([]);
  });

  it('has ended after it; who the author was can still be read, for what was accepted before', async () => {
    await session();
    await identity.endAllOf('gate-1');
    expect(await identity.authors.read(await author.sign({}))).toMatchObject({ ok: true });
  });
});

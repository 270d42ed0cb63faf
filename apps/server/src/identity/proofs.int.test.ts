import { generateKeyPair, generateProof, type KeyPair } from 'dpop';
import type { Redis } from 'ioredis';
import { calculateJwkThumbprint, exportJWK, generateKeyPair as generateKeys, SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { useStore } from '../testing/store.ts';
import { nonceLifeMs, createProofs, type Proofs } from './proofs.ts';

const token = 'a-token-of-somebody';
const here = { method: 'POST', host: 'gate.example:8080', path: '/api/v1/session' };

let redis: Redis;
let proofs: Proofs;
let now: number;
let keys: KeyPair;

const open = (key = Buffer.alloc(32, 7)) =>
  createProofs({
    redis,
    prefix: 'cordon:{demo}:',
    key,
    systemClock: { now: () => now },
    furtherOrigins: ['https://door.example'],
  });

useStore(async (store) => {
  ({ redis } = store);
  now = 1_790_000_000_000;
  proofs = open();
  keys = await generateKeyPair('ES256');
});

type Change = { url?: string; method?: string; nonce?: string; token?: string };
const made = (change: Change = {}) =>
  generateProof(
    keys,
    change.url ?? `https://${here.host}${here.path}`,
    change.method ?? here.method,
    change.nonce ?? proofs.nonce(),
    change.token,
  );
const check = async (proof: string | Promise<string>, asked: { token?: string } = {}) => {
  const proven = await proofs.check({ ...here, proof: await proof, ...asked });
  return proven.ok ? 'proven' : proven.code;
};

/** A proof in everything but what is changed. */
async function forged(header: object, claims: object = {}, by: KeyPair['privateKey'] = keys.privateKey) {
  const jwk = await exportJWK(keys.publicKey);
  const usual = {
    htm: here.method,
    htu: `https://${here.host}${here.path}`,
    jti: crypto.randomUUID(),
    nonce: proofs.nonce(),
  };
  return new SignJWT({ ...usual, ...claims })
    .setProtectedHeader({ typ: 'dpop+jwt', alg: 'ES256', jwk, ...header })
    .sign(by);
}

describe('a proof of possession', () => {
  it('[DV3] tells whose key it was made with', async () => {
    const proven = await proofs.check({ ...here, proof: await made() });
    expect(proven).toEqual({ ok: true, thumbprint: await calculateJwkThumbprint(await exportJWK(keys.publicKey)) });
    expect(await check(forged({}))).toBe('proven');
  });

  it('[DV3] is for one request, one place and one token', async () => {
    expect(await check(made({ method: 'GET' }))).toBe('key-proof-invalid');
    expect(await check(made({ url: `https://${here.host}/api/v1/device` }))).toBe('key-proof-invalid');
    expect(await check(made({ url: `https://evil.example${here.path}` }))).toBe('key-proof-invalid');
    expect(await check(made({ url: `https://door.example${here.path}` }))).toBe('proven');
    expect(await check(made({ token }), { token })).toBe('proven');
    expect(await check(made({ token: `${token}x` }), { token })).toBe('key-proof-invalid');
    expect(await check(made(), { token })).toBe('key-proof-invalid');
    expect(await check(made({ token }))).toBe('key-proof-invalid');
  });

  it('[DV3] is good once, in whichever process', async () => {
    const proof = await made();
    const other = open();
    const proven = await Promise.all([proofs, other, proofs, other].map((one) => one.check({ ...here, proof })));
    expect(proven.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it('[DV3] is over the server’s latest challenge, whatever the tablet’s clock says', async () => {
    const nonce = proofs.nonce();
    now += nonceLifeMs - 1;
    expect(await check(made({ nonce }))).toBe('proven');
    now += 1;
    expect(await check(made({ nonce }))).toBe('key-proof-stale');
    for (const bad of ['', 'x', `${nonce}x`, `zzzzzzzz.${nonce.split('.')[1]}`, open(Buffer.alloc(32, 8)).nonce()]) {
      expect([bad, await check(made({ nonce: bad }))]).toEqual([bad, 'key-proof-stale']);
    }
    expect(await check(forged({}, { iat: 0 }))).toBe('proven');
    expect(await check(forged({}, { iat: 9_999_999_999 }))).toBe('proven');
  });

  it('[DV3] is signed by the key that it names, of the one kind', async () => {
    const other = await generateKeyPair('ES256');
    expect(await check(forged({}, {}, other.privateKey))).toBe('key-proof-invalid');
    expect(await check(forged({ typ: 'JWT' }))).toBe('key-proof-invalid');
    expect(await check(forged({ jwk: undefined }))).toBe('key-proof-invalid');
    const rsa = await generateKeyPair('RS256');
    const jwk = await exportJWK(rsa.publicKey);
    expect(await check(forged({ alg: 'RS256', jwk }, {}, rsa.privateKey))).toBe('key-proof-invalid');
    const [, claims = ''] = (await forged({})).split('.');
    const none = Buffer.from(JSON.stringify({ typ: 'dpop+jwt', alg: 'none', jwk: await exportJWK(keys.publicKey) }));
    expect(await check(`${none.toString('base64url')}.${claims}.`)).toBe('key-proof-invalid');
  });

  it('[DV3] with a key of another kind is invalid, and no fault of the server', async () => {
    const own = await exportJWK(keys.publicKey);
    const publicOf = async (alg: string) => exportJWK((await generateKeys(alg)).publicKey);
    const [wide, rsa] = await Promise.all([publicOf('ES384'), publicOf('RS256')]);
    const off = Buffer.alloc(32, 7).toString('base64url');
    const strange = [
      wide,
      rsa,
      { kty: 'EC', crv: 'P-256', x: off, y: off },
      { kty: 'EC', crv: 'P-256', x: 'AA', y: 'AA' },
      { kty: 'EC', crv: 'nope', x: off, y: off },
      { kty: 'oct', k: off },
      { kty: 5 },
      { ...own, key_ops: ['sign'] },
      { ...own, use: 'enc' },
      { ...own, d: off },
    ];
    for (const jwk of strange) expect([jwk, await check(forged({ jwk }))]).toEqual([jwk, 'key-proof-invalid']);
  });

  it.each(['x', 'a.b.c', '....', '{}', 'e30.e30.e30', ' '])('[DV3] %j is none', async (proof) => {
    expect(await check(proof)).toBe('key-proof-invalid');
  });

  it('[DV3] a missing proof is asked for', async () => {
    expect(await proofs.check({ ...here, proof: undefined })).toEqual({ ok: false, code: 'key-proof-missing' });
    expect(await check('')).toBe('key-proof-missing');
  });
});

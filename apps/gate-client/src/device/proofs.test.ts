import { describe, expect, it } from 'vitest';
import { calculateThumbprint, generateKeyPair, generateProof } from 'dpop';
import { createKeys } from './keys.ts';
import { createProofs } from './proofs.ts';

const part = (proof: string | null, index: number): Record<string, unknown> =>
  JSON.parse(atob((proof?.split('.')[index] ?? '').replaceAll('-', '+').replaceAll('_', '/'))) as Record<
    string,
    unknown
  >;

async function setUp() {
  const pair = await generateKeyPair('ES256');
  const keys = createKeys({ read: async () => pair, keepFirst: async () => undefined }, async () => pair);
  return { pair, proofs: createProofs(keys, 'https://gate.example:8443', generateProof) };
}

describe('a proof', () => {
  it('[U221] names method and address, without the query', async () => {
    const { proofs } = await setUp();
    const proof = await proofs.make('POST', '/api/v1/declarations/import?mode=good', null);
    expect(part(proof, 1)).toMatchObject({
      htm: 'POST',
      htu: 'https://gate.example:8443/api/v1/declarations/import',
    });
    expect(part(proof, 1)).not.toHaveProperty('nonce');
    expect(part(proof, 1)).not.toHaveProperty('ath');
  });

  it('[U221] is bound to the sign-in, and made over the latest nonce', async () => {
    const { proofs } = await setUp();
    proofs.noteNonce('first');
    proofs.noteNonce('second');
    expect(part(await proofs.make('GET', '/socket.io/', 'token'), 1)).toMatchObject({
      htu: 'https://gate.example:8443/socket.io/',
      nonce: 'second',
      ath: expect.stringMatching(/^[\w-]{43}$/u),
    });
  });

  it('[U221] shows the public half of the key only', async () => {
    const { pair, proofs } = await setUp();
    const { jwk } = part(await proofs.make('GET', '/api/v1/device', null), 0);
    expect(Object.keys(jwk as object).toSorted((a, b) => (a < b ? -1 : 1))).toEqual(['crv', 'kty', 'x', 'y']);
    await expect(calculateThumbprint(pair.publicKey)).resolves.toMatch(/^[\w-]{43}$/u);
  });

  it('[U221] is none where browsers lend no keys', async () => {
    await expect(createProofs(null, 'http://gate.example', generateProof).make('GET', '/', null)).resolves.toBeNull();
  });
});

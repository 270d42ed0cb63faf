import type { Proofs } from '../device/proofs.ts';

/** Proofs that say what they are about, for tests of what carries them. */
export function testProofs(): Proofs & { nonces: string[] } {
  const nonces: string[] = [];
  return {
    nonces,
    make: (method, path, token) => Promise.resolve([method, path, token, nonces.at(-1) ?? '-'].join(' ')),
    noteNonce: (nonce) => {
      nonces.push(nonce);
    },
  };
}

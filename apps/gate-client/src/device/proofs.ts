import type { generateProof } from 'dpop';
import type { Keys } from './keys.ts';

/** What every request and every socket shows: that whoever sends it holds this device's key. */
export type Proofs = {
  /**
   * @param path as it is asked for; a query is left out
   * @param token the sign-in that the proof is bound to, if there is one
   * @returns null where there is no key to prove
   */
  make(method: string, path: string, token: string | null): Promise<string | null>;
  /** The server said over what the next proofs are to be made. */
  noteNonce(nonce: string): void;
};

/**
 * [U221] Proofs after RFC 9449, over the latest nonce that the server gave, whichever way it came.
 *
 * @param keys null on a page without encryption
 * @param origin of the site, as the browser calls it
 */
export function createProofs(keys: Keys | null, origin: string, sign: typeof generateProof): Proofs {
  let nonce: string | undefined;
  return {
    async make(method, path, token) {
      if (keys === null) return null;
      const address = new URL(path, origin);
      return sign(await keys.take(), `${address.origin}${address.pathname}`, method, nonce, token ?? undefined);
    },
    noteNonce(latest) {
      nonce = latest;
    },
  };
}

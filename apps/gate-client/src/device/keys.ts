import type { KeyPair } from 'dpop';

/** Where a browser keeps its key pair. */
export type KeyStore = {
  read(): Promise<KeyPair | null>;
  /** Keeps this pair unless there is one already: in one act, whoever else tries at the same moment. */
  keepFirst(pair: KeyPair): Promise<void>;
};

export type Keys = { take(): Promise<KeyPair> };

/**
 * [U220] The key pair of this browser: made once, and the same in every window. Two windows that make one at the same
 * moment end with the one that was kept first. The private half can be used here, and copied nowhere.
 *
 * @param make a new pair, its private half not extractable
 */
export function createKeys(store: KeyStore, make: () => Promise<KeyPair>): Keys {
  let taken: Promise<KeyPair> | null = null;

  async function find(): Promise<KeyPair> {
    const known = await store.read();
    if (known !== null) return known;
    const mine = await make();
    await store.keepFirst(mine);
    return (await store.read()) ?? mine;
  }

  return {
    take() {
      taken ??= find().catch((error: unknown) => {
        taken = null; // the next one tries again
        throw error;
      });
      return taken;
    },
  };
}

import { generateKeyPair, type KeyPair } from 'dpop';
import type { DBSchema } from 'idb';
import { holdDatabase } from '../storage/held.ts';

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

const key = 'cordon.device-key';

interface Stores extends DBSchema {
  keyval: { key: string; value: unknown };
}
/* The names are those of the library that made it first. */
const database = holdDatabase<Stores>('keyval-store', 1, (made) => void made.createObjectStore('keyval'));

/* A browser keeps keys that nothing can read out in its database, and there only. */
const browserStore: KeyStore = {
  async read() {
    const kept = await database.read('keyval', (store) => store.get(key));
    return isKeyPair(kept) ? kept : null;
  },
  keepFirst: (pair) =>
    database.write('keyval', async (store) => {
      if (!isKeyPair(await store.get(key))) await store.put(pair, key);
    }),
};

function isKeyPair(value: unknown): value is KeyPair {
  if (typeof value !== 'object' || value === null) return false;
  const { privateKey, publicKey } = value as Record<string, unknown>;
  return privateKey instanceof CryptoKey && publicKey instanceof CryptoKey;
}

/** @returns null where browsers lend no keys: on a page that came without encryption */
export function browserKeys(): Keys | null {
  if (!globalThis.isSecureContext || globalThis.crypto?.subtle === undefined) return null;
  return createKeys(browserStore, () => generateKeyPair('ES256', { extractable: false }));
}

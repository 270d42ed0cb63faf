import { generateKeyPair, type KeyPair } from 'dpop';
import type { DBSchema } from 'idb';
import { holdDatabase } from '../storage/held.ts';
import { createKeys, type Keys, type KeyStore } from './keys.ts';

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

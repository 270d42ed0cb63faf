import { generateKeyPair, type KeyPair } from 'dpop';
import { get, update } from 'idb-keyval';
import { createKeys, type Keys, type KeyStore } from './keys.ts';

const key = 'cordon.device-key';

/* A browser keeps keys that nothing can read out in its database, and there only. */
const browserStore: KeyStore = {
  async read() {
    const kept: unknown = await get(key);
    return isKeyPair(kept) ? kept : null;
  },
  keepFirst: (pair) => update<unknown>(key, (kept) => (isKeyPair(kept) ? kept : pair)),
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

import type { Database, Sealed } from './database.ts';

/** Closes what lies on this device, so that a copy of its disk says nothing. */
export type Seal = {
  close(value: unknown): Promise<Sealed>;
  /** @throws when it was closed by another key, or altered */
  open(sealed: Sealed): Promise<unknown>;
};

const name = 'seal';
const algorithm = 'AES-GCM';

/**
 * [U270] AES-256-GCM under a key that the browser keeps and that nothing can read out. Two windows that make one at the
 * same moment end with the one that was kept first.
 */
export function createSeal(database: Pick<Database, 'read' | 'write'>): Seal {
  let taken: Promise<CryptoKey> | null = null;

  async function find(): Promise<CryptoKey> {
    const known = await database.read('secrets', (secrets) => secrets.get(name));
    if (known !== undefined) return known.key;
    const mine = await crypto.subtle.generateKey({ name: algorithm, length: 256 }, false, ['encrypt', 'decrypt']);
    return database.write('secrets', async (secrets) => {
      const first = await secrets.get(name);
      if (first !== undefined) return first.key;
      await secrets.put({ name, key: mine });
      return mine;
    });
  }
  function take(): Promise<CryptoKey> {
    taken ??= find().catch((error: unknown) => {
      taken = null; // the next one tries again
      throw error;
    });
    return taken;
  }

  return {
    async close(value) {
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const text = new TextEncoder().encode(JSON.stringify(value));
      return { iv, data: await crypto.subtle.encrypt({ name: algorithm, iv }, await take(), text) };
    },
    async open({ iv, data }) {
      const text = await crypto.subtle.decrypt({ name: algorithm, iv }, await take(), data);
      return JSON.parse(new TextDecoder().decode(text)) as unknown;
    },
  };
}

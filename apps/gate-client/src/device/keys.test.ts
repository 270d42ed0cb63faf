import { generateKeyPair, type KeyPair } from 'dpop';
import { describe, expect, it } from 'vitest';
import { createKeys, type KeyStore } from './keys.ts';

/** One browser's database, in which windows meet. */
function testStore(): KeyStore & { kept: KeyPair | null; reads: number } {
  return {
    kept: null,
    reads: 0,
    async read() {
      this.reads += 1;
      return this.kept;
    },
    async keepFirst(pair) {
      this.kept ??= pair;
    },
  };
}
const make = () => generateKeyPair('ES256', { extractable: false });

describe('the key of a device', () => {
  it('[U220] is made once, and never leaves the browser', async () => {
    const store = testStore();
    const keys = createKeys(store, make);
    const [one, other] = await Promise.all([keys.take(), keys.take()]);
    expect(one).toBe(other);
    expect(one.privateKey.extractable).toBe(false);
    await expect(createKeys(store, make).take()).resolves.toBe(one); // loaded anew
  });

  it('[U220] is the same in two windows that begin at the same moment', async () => {
    const store = testStore();
    const windows = [createKeys(store, make), createKeys(store, make)];
    const [one, other] = await Promise.all(windows.map((keys) => keys.take()));
    expect(one).toBe(other);
    expect(store.kept).toBe(one);
  });

  it('[U220] is looked for again when the browser could not say', async () => {
    const store = testStore();
    const { read } = store;
    store.read = () => Promise.reject(new Error('shut'));
    const keys = createKeys(store, make);
    await expect(keys.take()).rejects.toThrow('shut');
    store.read = read;
    const pair = await keys.take();
    expect(pair).toBe(store.kept);
  });
});

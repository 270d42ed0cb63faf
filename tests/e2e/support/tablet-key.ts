import type { Page } from 'playwright-core';
import type { KeyPair } from 'dpop';

/** A key that can be carried into a window: the product's own never leave the browser that made them. */
export type TabletKey = { privateKey: JsonWebKey; publicKey: JsonWebKey };

export async function tabletKeyOf({ privateKey, publicKey }: KeyPair): Promise<TabletKey> {
  const { subtle } = globalThis.crypto;
  const [ofPrivate, ofPublic] = await Promise.all([
    subtle.exportKey('jwk', privateKey),
    subtle.exportKey('jwk', publicKey),
  ]);
  return { privateKey: ofPrivate, publicKey: ofPublic };
}

/** Makes this window, and every other one of its context, one of the tablet's, as if it had been enrolled. */
export async function carryKey(page: Page, key: TabletKey): Promise<void> {
  await page.goto('/icon.svg'); // of the same origin, and without the program
  await page.evaluate(keepKey, key);
}

/* In the window: where the program will look for its key. */
async function keepKey({ privateKey, publicKey }: TabletKey): Promise<void> {
  const form = { name: 'ECDSA', namedCurve: 'P-256' };
  const pair = {
    privateKey: await crypto.subtle.importKey('jwk', privateKey, form, false, ['sign']),
    publicKey: await crypto.subtle.importKey('jwk', publicKey, form, true, ['verify']),
  };
  const opening = indexedDB.open('keyval-store');
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    opening.addEventListener('upgradeneeded', () => void opening.result.createObjectStore('keyval'));
    opening.addEventListener('success', () => resolve(opening.result));
    opening.addEventListener('error', () => reject(new Error('the window keeps no keys')));
  });
  await new Promise<void>((resolve, reject) => {
    const writing = database.transaction('keyval', 'readwrite');
    writing.objectStore('keyval').put(pair, 'cordon.device-key');
    writing.addEventListener('complete', () => resolve());
    writing.addEventListener('error', () => reject(new Error('the key was not kept')));
  });
  database.close();
}

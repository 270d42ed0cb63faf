import { Dexie, type DexieOptions, type Table } from 'dexie';
import type { Role } from '@cordon/protocol/roles.ts';

/** Whoever can sign in on this device without the network, and how often their PIN was mistaken here. */
export type KeptAuthor = {
  staffNumber: string;
  name: string;
  role: Role;
  thumbprint: string; // of their key
  keptAt: number; // the server's clock as this device estimates it
  salt: Uint8Array<ArrayBuffer>;
  iterations: number;
  sealed: { iv: Uint8Array<ArrayBuffer>; data: ArrayBuffer };
  failed: number;
  openAt: number; // when the next try is looked at; the same clock
};

/** The key of whoever is signed in in a window. It can be used here, and read out nowhere. */
export type PresentAuthor = { window: string; personId: string; thumbprint: string; key: CryptoKey; until: number };

export type AuthorDatabase = Dexie & {
  people: Table<KeptAuthor, string>;
  present: Table<PresentAuthor, string>;
  secrets: Table<{ name: string; key: CryptoKey }, string>;
};

/**
 * @param name another one in a test
 * @param held where it lies, in a test: the browser's own otherwise
 */
export function openAuthorDatabase(name = 'cordon-authors', held: DexieOptions = {}): AuthorDatabase {
  const database = new Dexie(name, held) as AuthorDatabase;
  database.version(1).stores({ people: 'staffNumber', present: 'window, until', secrets: 'name' });
  return database;
}

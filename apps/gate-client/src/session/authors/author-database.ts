import type { DBSchema } from 'idb';
import type { Role } from '@cordon/protocol/roles.ts';
import { type Held, holdDatabase } from '../../storage/held.ts';

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

/** The key of the person who is signed in in a window. It can be used here, and read out nowhere. */
export type PresentAuthor = { window: string; personId: string; thumbprint: string; key: CryptoKey; until: number };

interface Stores extends DBSchema {
  people: { key: string; value: KeptAuthor };
  present: { key: string; value: PresentAuthor; indexes: { until: number } };
  secrets: { key: string; value: { name: string; key: CryptoKey } };
}

export type AuthorDatabase = Held<Stores>;

const version = 10; // the library that made it first counts in tens

/** @param name another one in a test */
export function openAuthorDatabase(name = 'cordon-authors'): AuthorDatabase {
  return holdDatabase<Stores>(name, version, (database) => {
    database.createObjectStore('people', { keyPath: 'staffNumber' });
    database.createObjectStore('present', { keyPath: 'window' }).createIndex('until', 'until');
    database.createObjectStore('secrets', { keyPath: 'name' });
  });
}

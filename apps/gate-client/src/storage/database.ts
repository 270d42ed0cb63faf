import type { DBSchema } from 'idb';
import { type Held, holdDatabase } from './held.ts';

/** What `storage/seal.ts` has closed. */
export type Sealed = { iv: Uint8Array<ArrayBuffer>; data: ArrayBuffer };

/** A record that waits; what it says is sealed, what it is sorted by is not. */
export type KeptItem = {
  order: number; // its place in the queue of this device
  commandId: string;
  window: string; // whose window sends it
  sealed: Sealed;
};

/** A record that the server has confirmed, for as long as the server might lose it; sealed as it was in the queue. */
export type KeptConfirmed = { commandId: string; feed: string; seq: number; at: number; sealed: Sealed };

/** What became of a record: enough to find it again, and nothing that it said. */
export type KeptTrace = {
  commandId: string;
  type: string;
  visitId: string | null;
  stepId: string | null;
  authorId: string;
  recordedAt: number; // the server's clock as this device estimates it
  settledAt: number; // the same
  outcome: 'confirmed' | 'refused' | 'set-aside';
  code: string | null; // of a refusal
  seq: number | null; // the feed's entry, of a confirmed one
};

export type KeptPicture = { view: string; sealed: Sealed };
export type KeptSecret = { name: string; key: CryptoKey };

export interface Stores extends DBSchema {
  items: { key: number; value: KeptItem; indexes: { commandId: string; window: string } };
  confirmed: { key: string; value: KeptConfirmed; indexes: { seq: number; at: number } };
  traces: { key: string; value: KeptTrace; indexes: { settledAt: number } };
  pictures: { key: string; value: KeptPicture };
  secrets: { key: string; value: KeptSecret };
}

/** Everything that this device keeps besides its key: one database, so that one quota and one upgrade hold for all. */
export type Database = Held<Stores>;

/* Each of these versions is on tablets: a new one is added at the end. They are tens, since the library that made the
 * first two of them counts so. */
const versions = [10, 20] as const;

/** @param name another one in a test */
export function openDatabase(name = 'cordon'): Database {
  return holdDatabase<Stores>(name, versions[1], (database, before) => {
    if (before < versions[0]) {
      const items = database.createObjectStore('items', { keyPath: 'order', autoIncrement: true });
      items.createIndex('commandId', 'commandId', { unique: true });
      items.createIndex('window', 'window');
      database.createObjectStore('traces', { keyPath: 'commandId' }).createIndex('settledAt', 'settledAt');
      database.createObjectStore('pictures', { keyPath: 'view' });
      database.createObjectStore('secrets', { keyPath: 'name' });
    }
    if (before < versions[1]) {
      const confirmed = database.createObjectStore('confirmed', { keyPath: 'commandId' });
      confirmed.createIndex('seq', 'seq');
      confirmed.createIndex('at', 'at');
    }
  });
}

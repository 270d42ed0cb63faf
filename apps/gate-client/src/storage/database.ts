import { Dexie, type DexieOptions, type Table } from 'dexie';

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

/** Everything that this device keeps besides its key: one database, so that one quota and one upgrade hold for all. */
export type Database = Dexie & {
  items: Table<KeptItem, number>;
  confirmed: Table<KeptConfirmed, string>;
  traces: Table<KeptTrace, string>;
  pictures: Table<KeptPicture, string>;
  secrets: Table<KeptSecret, string>;
};

/**
 * @param name another one in a test
 * @param held where it lies, in a test: the browser's own otherwise
 */
export function openDatabase(name = 'cordon', held: DexieOptions = {}): Database {
  const database = new Dexie(name, held) as Database;
  database.version(1).stores({
    items: '++order, &commandId, window',
    traces: 'commandId, settledAt',
    pictures: 'view',
    secrets: 'name',
  });
  database.version(2).stores({ confirmed: 'commandId, seq, at' });
  return database;
}

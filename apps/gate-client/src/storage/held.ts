import {
  type DBSchema,
  type IDBPDatabase,
  type IDBPObjectStore,
  type IDBPTransaction,
  openDB,
  type OpenDBCallbacks,
  type StoreNames,
} from 'idb';

type Store<S extends DBSchema, N extends StoreNames<S>, M extends IDBTransactionMode> = IDBPObjectStore<S, N[], N, M>;

/** One of this device's databases. It is opened when it is first needed, and again after the browser has closed it. */
export type Held<S extends DBSchema> = {
  read<N extends StoreNames<S>, T>(name: N, work: (store: Store<S, N, 'readonly'>) => Promise<T>): Promise<T>;
  /** All of it or nothing. The work waits for nothing but the database: else the browser ends the transaction. */
  write<N extends StoreNames<S>, T>(name: N, work: (store: Store<S, N, 'readwrite'>) => Promise<T>): Promise<T>;
  /** The same over several stores. */
  writeIn<N extends StoreNames<S>[], T>(
    names: N,
    work: (transaction: IDBPTransaction<S, N, 'readwrite'>) => Promise<T>,
  ): Promise<T>;
  close(): void;
};

type Upgrade<S extends DBSchema> = NonNullable<OpenDBCallbacks<S>['upgrade']>;
type Opening<S extends DBSchema> = { open(): Promise<IDBPDatabase<S>>; closed(): void; close(): void };

/** @param version as the browser counts it */
function openOnce<S extends DBSchema>(name: string, version: number, upgrade: Upgrade<S>): Opening<S> {
  let opened: Promise<IDBPDatabase<S>> | null = null;

  function begin(): Promise<IDBPDatabase<S>> {
    const closed = () => {
      if (opened === mine) opened = null; // who asks next opens it again
    };
    const callbacks: OpenDBCallbacks<S> = {
      upgrade,
      terminated: closed,
      // A newer version of the program, in another window, must be able to change its form.
      blocking() {
        closed();
        void mine.then((database) => database.close());
      },
    };
    const mine = openDB<S>(name, version, callbacks).catch((error: unknown) => {
      // A newer version of the program was here before, and has only added to it.
      if (isCalled(error, 'VersionError')) return openDB<S>(name, undefined, callbacks);
      throw error;
    });
    mine.catch(closed);
    return mine;
  }

  return {
    open() {
      opened ??= begin();
      return opened;
    },
    closed: () => void (opened = null),
    close() {
      void opened?.then((database) => database.close()).catch(() => undefined);
      opened = null;
    },
  };
}

/**
 * @param version as the browser counts it
 * @param upgrade makes what is missing, whatever version was there before
 */
export function holdDatabase<S extends DBSchema>(name: string, version: number, upgrade: Upgrade<S>): Held<S> {
  const { open, closed, close } = openOnce(name, version, upgrade);

  /* Some browsers lose a database without a word: it is opened once more. */
  async function begun<N extends StoreNames<S>[], M extends 'readonly' | 'readwrite'>(names: N, mode: M) {
    try {
      return (await open()).transaction(names, mode);
    } catch (error) {
      if (!isCalled(error, 'InvalidStateError')) throw error;
      closed();
      return (await open()).transaction(names, mode);
    }
  }

  async function within<N extends StoreNames<S>[], M extends 'readonly' | 'readwrite', T>(
    names: N,
    mode: M,
    work: (transaction: IDBPTransaction<S, N, M>) => Promise<T>,
  ): Promise<T> {
    const transaction = await begun(names, mode);
    transaction.done.catch(() => undefined); // it is asked for below, if the work comes so far
    try {
      const result = await work(transaction);
      await transaction.done;
      return result;
    } catch (error) {
      try {
        transaction.abort();
      } catch {
        // It has ended by itself.
      }
      throw error;
    }
  }

  return {
    read: (store, work) => within([store], 'readonly', (transaction) => work(transaction.objectStore(store))),
    write: (store, work) => within([store], 'readwrite', (transaction) => work(transaction.objectStore(store))),
    writeIn: (names, work) => within(names, 'readwrite', work),
    close,
  };
}

function isCalled(error: unknown, name: string): boolean {
  return error instanceof Error && error.name === name;
}

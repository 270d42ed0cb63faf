import * as databases from 'fake-indexeddb';
import { vi } from 'vitest';

/** Gives a test what Node has none of, a browser's databases: empty at first, and gone with the test's file. */
export function lendDatabases(): void {
  for (const [name, value] of Object.entries(databases)) {
    if (name === 'indexedDB' || name.startsWith('IDB')) vi.stubGlobal(name, value);
  }
}

import { openResources } from './open-resources.ts';

/** What was read of a command line; null: help is asked for. */
export type ReadFlags<F> = { ok: true; flags: F | null } | { ok: false; faults: readonly string[] };

/** The flags of a command. It ends here with 0 when help is asked for, and with 2 and every fault when there is one. */
export function flagsOrEnd<F>(read: ReadFlags<F>, help: () => string): F {
  if (!read.ok) {
    for (const fault of read.faults) console.error(fault);
    process.exit(2);
  }
  if (read.flags === null) {
    console.log(help());
    process.exit(0);
  }
  return read.flags;
}

/** A command that is told to end leaves nothing behind. */
export function closeOnSignals(): void {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => void openResources.closeAll().then(() => process.exit(143)));
  }
}

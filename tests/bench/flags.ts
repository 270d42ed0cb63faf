import { parseArgs } from 'node:util';
import { z } from 'zod';

const flags = z.strictObject({
  deadlines: z.coerce.number().int().min(100).max(100_000).default(10_000),
  commands: z.coerce.number().int().min(100).max(100_000).default(5_000),
  clients: z.coerce.number().int().min(10).max(10_000).default(2_000),
  kills: z.coerce.number().int().min(3).max(80).default(30),
});
export type Flags = z.infer<typeof flags>;

/**
 * Reads the command line.
 *
 * @returns the flags, or every fault in one sentence each
 */
export function readFlags(argv: readonly string[]): { ok: true; flags: Flags } | { ok: false; faults: string[] } {
  try {
    const text = { type: 'string' } as const;
    const options = { deadlines: text, commands: text, clients: text, kills: text };
    const { values } = parseArgs({ args: [...argv], options });
    const read = flags.safeParse(values);
    if (read.success) return { ok: true, flags: read.data };
    return { ok: false, faults: read.error.issues.map(({ path, message }) => `--${path.join('.')}: ${message}`) };
  } catch (error) {
    if (error instanceof TypeError) return { ok: false, faults: [error.message] };
    throw error;
  }
}

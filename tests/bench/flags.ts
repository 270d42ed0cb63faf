import { parseArgs } from 'node:util';
import { z } from 'zod';
import { allParts } from './steps/amounts.ts';

/** Every bench, in the order in which they run. */
export const benchNames = ['steps', 'door', 'deadlines', 'storm', 'rebase', 'start'] as const;
export type BenchName = (typeof benchNames)[number];

const listOf = <const T extends readonly [string, ...string[]]>(names: T) =>
  z
    .string()
    .transform((text) => (text === '' ? [] : text.split(',')))
    .pipe(z.array(z.enum(names)));

const flags = z.strictObject({
  only: listOf(benchNames)
    .pipe(z.array(z.enum(benchNames)).min(1))
    .default([...benchNames]),
  quick: z.boolean().default(false),
  rounds: z.coerce.number().int().min(1).max(100).default(5),
  steps: z.coerce.number().int().min(100).max(100_000).default(4_000),
  tablets: z.coerce.number().int().min(1).max(500).default(64),
  followers: z.coerce.number().int().min(1).max(1_000).default(20),
  fsync: z.enum(['always', 'everysec', 'both']).default('both'),
  parts: listOf(allParts).default([...allParts]),
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
    const options = Object.fromEntries(
      Object.keys(flags.shape).map((name) => [name, name === 'quick' ? ({ type: 'boolean' } as const) : text]),
    );
    const { values } = parseArgs({ args: [...argv], options });
    const read = flags.safeParse(values);
    if (read.success) return { ok: true, flags: read.data };
    return { ok: false, faults: read.error.issues.map(({ path, message }) => `--${path.join('.')}: ${message}`) };
  } catch (error) {
    if (error instanceof TypeError) return { ok: false, faults: [error.message] };
    throw error;
  }
}

import { parseArgs } from 'node:util';
import { z } from 'zod';
import { allParts } from './steps/amounts.ts';

/** Every bench, in the order in which they run. */
export const benchNames = [
  'steps',
  'growth',
  'door',
  'deadlines',
  'lateness',
  'storm',
  'rebase',
  'start',
  'client',
] as const;
export type BenchName = (typeof benchNames)[number];

/** What takes longest, and is gone through by `deadlines` and by the tests in the browser as well. */
const leftOutOfQuick: readonly BenchName[] = ['lateness', 'client'];

const listOf = <const T extends readonly [string, ...string[]]>(names: T) =>
  z
    .string()
    .transform((text) => (text === '' ? [] : text.split(',')))
    .pipe(z.array(z.enum(names)));

const asked = z.strictObject({
  only: listOf(benchNames)
    .pipe(z.array(z.enum(benchNames)).min(1))
    .optional(), // absent: all of them
  quick: z.boolean().default(false),
  rounds: z.coerce.number().int().min(1).max(100).default(5),
  steps: z.coerce.number().int().min(100).max(100_000).default(4_000),
  tablets: z.coerce.number().int().min(1).max(500).default(64),
  followers: z.coerce.number().int().min(1).max(1_000).default(20),
  fsync: z.enum(['always', 'everysec', 'both']).optional(), // absent: both, or `always` when it is to be quick
  parts: listOf(allParts).default([...allParts]),
  entries: z.coerce.number().int().min(2_000).max(10_000_000).default(1_000_000),
  deadlines: z.coerce.number().int().min(100).max(100_000).default(10_000),
  commands: z.coerce.number().int().min(100).max(100_000).default(5_000),
  clients: z.coerce.number().int().min(10).max(10_000).default(2_000),
  kills: z.coerce.number().int().min(3).max(80).default(30),
});

const flags = asked.transform(({ only, ...rest }) => ({
  ...rest,
  only: only ?? benchNames.filter((name) => !(rest.quick && leftOutOfQuick.includes(name))),
}));
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
      Object.keys(asked.shape).map((name) => [name, name === 'quick' ? ({ type: 'boolean' } as const) : text]),
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

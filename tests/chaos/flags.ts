import { parseArgs } from 'node:util';
import { z } from 'zod';

const flags = z.strictObject({
  only: z
    .string()
    .transform((text) => text.split(','))
    .optional(), // kinds, by their names
  rounds: z.coerce.number().int().min(1).max(100_000).optional(), // of each kind, instead of its own number
  seed: z.coerce.number().int().min(0).default(1),
  mutants: z.boolean().default(false),
});
export type Flags = z.infer<typeof flags>;

const meanings: Readonly<Record<keyof Flags, [value: string, meaning: string]>> = {
  only: ['NAME', 'one kind of fault alone, or several: NAME,NAME; with --mutants, mutants'],
  rounds: ['COUNT', 'how many rounds of each kind are played, instead of its usual number'],
  seed: ['NUMBER', 'the same seed draws the same moments and acts (1)'],
  mutants: ['', 'instead, breaks the product in known ways and counts those that are caught'],
};

/** @param kinds with what each of them does */
export const helpOf = (kinds: readonly { name: string; does: string }[]) =>
  [
    'npm run chaos -- [flags]: faults on a site at work, and a check of all that came of it. The last line is one of JSON;',
    '0 when every promise held.',
    '',
    ...Object.entries(meanings).map(([name, [value, meaning]]) => `  ${`--${name} ${value}`.padEnd(20)}${meaning}`),
    `  ${'--help'.padEnd(20)}this`,
    '',
    ...kinds.map(({ name, does }) => `  ${name.padEnd(20)}${does}`),
  ].join('\n');

/**
 * Reads the command line.
 *
 * @param names of the kinds, and of the mutants
 * @returns the flags, null when help is asked for, or every fault in one sentence each
 */
export function readFlags(
  argv: readonly string[],
  names: { kinds: readonly string[]; mutants: readonly string[] },
): { ok: true; flags: Flags | null } | { ok: false; faults: string[] } {
  try {
    const text = { type: 'string' } as const;
    const { values } = parseArgs({
      args: [...argv],
      options: {
        only: text,
        rounds: text,
        seed: text,
        mutants: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    const { help, ...given } = values;
    if (help === true) return { ok: true, flags: null };
    const read = flags.safeParse(given);
    if (!read.success) {
      return { ok: false, faults: read.error.issues.map(({ path, message }) => `--${path.join('.')}: ${message}`) };
    }
    const known = read.data.mutants ? names.mutants : names.kinds;
    const { only } = read.data;
    if (only === undefined || only.every((name) => known.includes(name))) return { ok: true, flags: read.data };
    return { ok: false, faults: [`--only: there is none of this name, but ${known.join(', ')}`] };
  } catch (error) {
    if (error instanceof TypeError) return { ok: false, faults: [error.message] };
    throw error;
  }
}

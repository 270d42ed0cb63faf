import { parseArgs } from 'node:util';
import { z } from 'zod';

const flags = z.strictObject({
  frames: z.coerce.number().int().min(1).max(10_000_000).default(100_000),
  attempts: z.coerce.number().int().min(1).max(1_000_000).default(10_000),
  seed: z.coerce.number().int().min(0).default(1),
  only: z
    .string()
    .transform((text) => text.split(','))
    .optional(), // kinds of attacks, by their names
});
export type Flags = z.infer<typeof flags>;

const meanings: Readonly<Record<keyof Flags, [value: string, meaning: string]>> = {
  frames: ['COUNT', 'how many malformed frames are sent (100000)'],
  attempts: ['COUNT', 'how many commands are tried by people who are being revoked (10000)'],
  seed: ['NUMBER', 'the same seed sends the same frames (1)'],
  only: ['NAME', 'one kind of attack alone, or several: NAME,NAME'],
};

/** @param names of the kinds of attacks */
export const helpOf = (names: readonly string[]) =>
  [
    'npm run attack -- [flags]: attacks on a running server. The last line is one of JSON; 0 when every promise held.',
    '',
    ...Object.entries(meanings).map(([name, [value, meaning]]) => `  ${`--${name} ${value}`.padEnd(24)}${meaning}`),
    `  ${'--help'.padEnd(24)}this`,
    '',
    `kinds: ${names.join(', ')}`,
  ].join('\n');

/**
 * Reads the command line.
 *
 * @returns the flags, null when help is asked for, or every fault in one sentence each
 */
export function readFlags(
  argv: readonly string[],
  names: readonly string[],
): { ok: true; flags: Flags | null } | { ok: false; faults: string[] } {
  try {
    const text = { type: 'string' } as const;
    const { values } = parseArgs({
      args: [...argv],
      options: { frames: text, attempts: text, seed: text, only: text, help: { type: 'boolean', short: 'h' } },
    });
    const { help, ...given } = values;
    if (help === true) return { ok: true, flags: null };
    const read = flags.safeParse(given);
    if (!read.success) {
      return { ok: false, faults: read.error.issues.map(({ path, message }) => `--${path.join('.')}: ${message}`) };
    }
    const { only } = read.data;
    if (only === undefined || only.every((name) => names.includes(name))) return { ok: true, flags: read.data };
    return { ok: false, faults: [`--only: there is no attack of this name, but ${names.join(', ')}`] };
  } catch (error) {
    if (error instanceof TypeError) return { ok: false, faults: [error.message] };
    throw error;
  }
}

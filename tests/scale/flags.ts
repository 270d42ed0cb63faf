import { parseArgs } from 'node:util';
import { z } from 'zod';

export const parts = ['cost', 'sites', 'recovery', 'losses'] as const;
export type Part = (typeof parts)[number];

const flags = z.strictObject({
  followers: z.coerce.number().int().min(1).max(1_000).default(96),
  sites: z.coerce.number().int().min(1).max(100).default(6),
  rounds: z.coerce.number().int().min(1).max(1_000).default(5),
  only: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(z.enum(parts)))
    .optional(),
});
export type Flags = z.infer<typeof flags>;

const meanings: Readonly<Record<keyof Flags, [value: string, meaning: string]>> = {
  followers: ['COUNT', 'connections that follow one site, 1 to 1000 (96)'],
  sites: ['COUNT', 'servers of one site each at one Redis, 1 to 100 (6)'],
  rounds: ['COUNT', 'how often each fault is made, 1 to 1000 (5)'],
  only: ['NAME', `one part alone, or several (NAME,NAME): ${parts.join(', ')}`],
};

export const help = [
  'npm run scale -- [flags]: what a site costs, and what a fault costs. The last line is one of JSON.',
  '',
  ...Object.entries(meanings).map(([name, [value, meaning]]) => `  ${`--${name} ${value}`.padEnd(24)}${meaning}`),
  `  ${'--help'.padEnd(24)}this`,
].join('\n');

/** @returns the flags, null when help is asked for, or every fault in one sentence each */
export function readFlags(
  argv: readonly string[],
): { ok: true; flags: Flags | null } | { ok: false; faults: readonly string[] } {
  try {
    const text = { type: 'string' } as const;
    const options = { followers: text, sites: text, rounds: text, only: text } as const;
    const { values } = parseArgs({ args: [...argv], options: { ...options, help: { type: 'boolean', short: 'h' } } });
    const { help: helpAsked, ...given } = values;
    if (helpAsked === true) return { ok: true, flags: null };
    const read = flags.safeParse(given);
    if (read.success) return { ok: true, flags: read.data };
    return { ok: false, faults: read.error.issues.map(({ path, message }) => `--${path.join('.')}: ${message}`) };
  } catch (error) {
    if (error instanceof TypeError) return { ok: false, faults: [error.message] };
    throw error;
  }
}

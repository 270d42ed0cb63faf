import { parseArgs } from 'node:util';
import { z } from 'zod';

const mostProcesses = 64;

const flags = z.strictObject({
  processes: z.coerce
    .number()
    .int()
    .min(1)
    .max(mostProcesses, { error: `a whole number from 1 to ${mostProcesses}` })
    .default(1),
});
export type StartFlags = z.infer<typeof flags>;

export const help = [
  'npm start -- [flags]: the whole product on one port.',
  '',
  `  --processes COUNT   how many processes serve it, 1 to ${mostProcesses} (1)`,
  '  --help              this',
].join('\n');

/** @returns the flags, null when help is asked for, or every fault in one sentence each */
export function readStartFlags(
  argv: readonly string[],
): { ok: true; flags: StartFlags | null } | { ok: false; faults: readonly string[] } {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: { processes: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
    });
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

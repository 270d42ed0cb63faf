import { parseArgs } from 'node:util';
import { z } from 'zod';

const signIn = z
  .string()
  .regex(/^\d{4,8}:\d{6}(:\d{6})?$/, 'NUMBER:PIN:CODE')
  .transform((text) => {
    const [staffNumber = '', pin = '', totp] = text.split(':');
    return { staffNumber, pin, ...(totp === undefined ? {} : { totp }) };
  });

const flags = z.strictObject({
  file: z.string().optional(), // a night's declarations; the project's own night without it
  visits: z.coerce.number().int().min(1).max(5000).default(46),
  speed: z.coerce.number().min(1).max(3600).default(600),
  trouble: z.coerce.number().min(0).max(1).default(0.25),
  seed: z.coerce.number().int().min(0).default(1),
  url: z.url().optional(), // a server that is running already; its clock can't be bent, so its speed is 1
  'sign-in': z.array(signIn).default([]), // an administrator of that server, and what their authenticator shows
  device: z.string().optional(), // a code that the office made for a tablet
});
export type Flags = z.infer<typeof flags>;

type FlagName = keyof Flags;

/* In the order in which they are told of. */
const meanings: Readonly<Record<FlagName, [value: string, meaning: string]>> = {
  file: ['FILE', 'the night’s declarations; without it the project’s own night'],
  visits: ['COUNT', 'how many vehicles, 1 to 5000 (46)'],
  speed: ['FACTOR', 'how much faster the clock runs, 1 to 3600 (600)'],
  trouble: ['PART', 'the part of the vehicles with which something goes wrong, 0 to 1 (0.25)'],
  seed: ['NUMBER', 'the same seed plays the same night (1)'],
  url: [
    'URL',
    'a server that is running already; it is left running, at its own speed, and needs --sign-in and --device',
  ],
  'sign-in': ['NUMBER:PIN:CODE', 'its administrator, with the present code; who is hired goes off duty afterwards'],
  device: ['CODE', 'with --url: the one-time code of a tablet that is bound to every station'],
};

export const help = [
  'npm run simulate -- [flags]: a night of traffic. The last line is one of JSON; 0 when nothing went wrong.',
  '',
  ...Object.entries(meanings).map(([name, [value, meaning]]) => `  ${`--${name} ${value}`.padEnd(30)}${meaning}`),
  `  ${'--help'.padEnd(30)}this`,
].join('\n');

/**
 * Reads the command line.
 *
 * @returns the flags, null when help is asked for, or every fault in one sentence each
 */
export function readFlags(
  argv: readonly string[],
): { ok: true; flags: Flags | null } | { ok: false; faults: string[] } {
  try {
    const text = { type: 'string' } as const;
    const {
      values: { help: helpAsked, ...values },
    } = parseArgs({
      args: [...argv],
      options: {
        file: text,
        visits: text,
        speed: text,
        trouble: text,
        seed: text,
        url: text,
        'sign-in': { type: 'string', multiple: true },
        device: text,
        help: { type: 'boolean', short: 'h' },
      },
    });
    if (helpAsked === true) return { ok: true, flags: null };
    const read = flags.safeParse(values);
    if (!read.success) {
      return { ok: false, faults: read.error.issues.map(({ path, message }) => `--${path.join('.')}: ${message}`) };
    }
    if (read.data.url !== undefined && read.data['sign-in'].length === 0) {
      return { ok: false, faults: ['--url needs --sign-in NUMBER:PIN:CODE of an administrator of that server'] };
    }
    if (read.data.url !== undefined && read.data.device === undefined) {
      return { ok: false, faults: ['--url needs --device CODE, which the office makes for a tablet'] };
    }
    return { ok: true, flags: read.data };
  } catch (error) {
    if (error instanceof TypeError) return { ok: false, faults: [error.message] };
    throw error;
  }
}

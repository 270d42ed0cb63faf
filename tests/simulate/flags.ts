import { parseArgs } from 'node:util';
import { z } from 'zod';

const signIn = z
  .string()
  .regex(/^\d{4,8}:\d{6}$/, 'NUMBER:PIN')
  .transform((text) => {
    const [staffNumber = '', pin = ''] = text.split(':');
    return { staffNumber, pin };
  });

const flags = z.strictObject({
  file: z.string().optional(), // a night's declarations; the project's own night without it
  visits: z.coerce.number().int().min(1).max(5000).default(46),
  speed: z.coerce.number().min(1).max(3600).default(600),
  trouble: z.coerce.number().min(0).max(1).default(0.25),
  seed: z.coerce.number().int().min(0).default(1),
  url: z.url().optional(), // a server that is running already; its clock can't be bent, so its speed is 1
  'sign-in': z.array(signIn).default([]), // an administrator of that server
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
    const { values } = parseArgs({
      args: [...argv],
      options: {
        file: text,
        visits: text,
        speed: text,
        trouble: text,
        seed: text,
        url: text,
        'sign-in': { type: 'string', multiple: true },
      },
    });
    const read = flags.safeParse(values);
    if (!read.success) {
      return { ok: false, faults: read.error.issues.map(({ path, message }) => `--${path.join('.')}: ${message}`) };
    }
    if (read.data.url !== undefined && read.data['sign-in'].length === 0) {
      return { ok: false, faults: ['--url needs --sign-in NUMBER:PIN of an administrator of that server'] };
    }
    return { ok: true, flags: read.data };
  } catch (error) {
    if (error instanceof TypeError) return { ok: false, faults: [error.message] };
    throw error;
  }
}

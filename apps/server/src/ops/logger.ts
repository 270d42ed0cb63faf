import { type DestinationStream, pino, type Logger as PinoLogger } from 'pino';
import { describeError, hidePersonal } from './hide.ts';

/** What is logged names commands, codes, seqs and counts; never a payload, a name, a number or a token. */
export type Logger = PinoLogger;

/** The standard output is for the person who starts it; at a crash the last lines must not be lost. */
const standardError = (): DestinationStream => pino.destination({ dest: 2, sync: true });

/** [K14] Whatever is passed in, and however deep it lies, nothing of a person comes out. */
export function openLogger(level: string, destination = standardError()): Logger {
  const options = {
    level,
    base: null,
    formatters: { log: (line: object) => hidePersonal(line) as Record<string, unknown> },
    serializers: { error: describeError, err: describeError },
  };
  return pino(options, destination);
}

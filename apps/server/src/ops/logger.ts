import { type DestinationStream, pino, type Logger as PinoLogger } from 'pino';
import { describeError, hidePersonal } from './hide.ts';

/** Log lines contain types of commands, codes, seqs and counts; never a payload, a person's name or number, or a token. */
export type Logger = PinoLogger;

/** Not the standard output, which is for the person who starts Cordon. Synchronous: a crash must not lose the last lines. */
const standardError = (): DestinationStream => pino.destination({ dest: 2, sync: true });

/** [K14] Whatever is logged, and however deep it is nested, no personal data is written. */
export function createLogger(level: string, destination = standardError()): Logger {
  const options = {
    level,
    base: null,
    formatters: { log: (line: object) => hidePersonal(line) as Record<string, unknown> },
    serializers: { error: describeError, err: describeError },
  };
  return pino(options, destination);
}

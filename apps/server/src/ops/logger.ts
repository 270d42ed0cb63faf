import { pino, type Logger as PinoLogger } from 'pino';

/** What is logged names commands, codes, seqs and counts; never a payload, a name, a number or a token. */
export type Logger = PinoLogger;

/* What would show a person if it were ever passed in by mistake. */
const personal = ['name', 'pin', 'token', 'number', 'phone', 'document', 'plate', 'body', 'payload', 'command', 'auth'];
const redacted = personal.flatMap((field) => [field, `*.${field}`]);

export function openLogger(level: string): Logger {
  const options = {
    level,
    base: null,
    redact: [...redacted, 'req', 'headers', '*.headers'],
    serializers: { error: describeError },
  };
  // The standard output is for the person who starts it; at a crash the last lines must not be lost.
  return pino(options, pino.destination({ dest: 2, sync: true }));
}

/** The messages of Redis repeat the command that failed, arguments included: only kind and place are kept. */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return { kind: typeof error };
  const { name, stack, message } = error;
  const place = stack?.split('\n').filter((line) => line.startsWith('    at ')) ?? [];
  return { kind: name, said: message.slice(0, 160), place: place.slice(0, 8).map((line) => line.trim()) };
}

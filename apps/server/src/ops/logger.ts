import { pino, type Logger as PinoLogger } from 'pino';

/** What is logged names commands, codes, seqs and counts; never a payload, a name, a number or a token. */
export type Logger = PinoLogger;

/* What would show a person if it were ever passed in by mistake. */
const personal = ['name', 'pin', 'token', 'number', 'phone', 'document', 'plate', 'body', 'payload', 'command', 'auth'];
const redacted = personal.flatMap((field) => [field, `*.${field}`]);

export function openLogger(level: string): Logger {
  return pino({
    level,
    base: null,
    redact: [...redacted, 'req', 'headers', '*.headers'],
    serializers: { error: describeError },
  });
}

/** The messages of Redis repeat the command that failed, arguments included: only kind and place are kept. */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return { kind: typeof error };
  const { name, stack, message } = error;
  const place = stack?.split('\n').filter((line) => line.startsWith('    at ')) ?? [];
  return { kind: name, said: message.slice(0, 160), place: place.slice(0, 8).map((line) => line.trim()) };
}

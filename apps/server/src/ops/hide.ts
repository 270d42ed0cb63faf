import { holdsPersonalNumber } from '@cordon/protocol/personal-data.ts';

/* Names of fields that would show a person's data or a secret, if one were ever logged by mistake. */
const personal: ReadonlySet<string> = new Set(
  [
    ...['name', 'maskedName', 'document', 'documentNumber', 'number', 'staffNumber', 'phone', 'tail', 'tails', 'plate'],
    ...['pin', 'token', 'secret', 'auth', 'authorization', 'cookie', 'password', 'siteKey', 'key'],
    ...['body', 'payload', 'command', 'args', 'req', 'res', 'request', 'response', 'headers', 'url', 'query', 'input'],
  ].map((field) => field.toLowerCase()),
);

const hidden = '[hidden]';
const deepest = 6;

/** The logged value without the fields that may hold personal data, at any depth. Errors are left to `describeError`. */
export function hidePersonal(value: unknown, depth = deepest): unknown {
  if (typeof value === 'string') return holdsPersonalNumber(value) ? hidden : value;
  if (typeof value !== 'object' || value === null || value instanceof Error) return value;
  if (depth === 0) return hidden;
  if (Array.isArray(value)) return value.map((item) => hidePersonal(item, depth - 1));
  return Object.fromEntries(
    Object.entries(value).map(([field, inner]) => [
      field,
      personal.has(field.toLowerCase()) ? hidden : hidePersonal(inner, depth - 1),
    ]),
  );
}

const wordsOfOurs = new Set(['Error', 'StartFault']);

/**
 * The kind and the place of an error, and of its message only what can't repeat any input: the messages of Redis repeat the
 * failed command, those of JSON, zod and URLs repeat their input.
 */
export function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return { kind: typeof error };
  const { name, stack, message } = error;
  const at = stack?.indexOf(message) ?? -1;
  const place = at < 0 ? [] : (stack?.slice(at + message.length).split('\n') ?? []);
  return {
    kind: name,
    ...('code' in error && /^[A-Z][A-Z_]{1,40}$/u.test(String(error.code)) ? { code: error.code } : {}),
    said: wordsOfOurs.has(name) && !holdsPersonalNumber(message) ? message.slice(0, 160) : wordOf(message),
    place: place
      .filter((line) => /^ {4}at /u.test(line))
      .slice(0, 8)
      .map((line) => line.trim()),
  };
}

/** The code at the beginning of Redis' messages, such as READONLY or OOM. */
function wordOf(message: string): string {
  return /^[A-Z]{2,20}(?= )/u.exec(message)?.[0] ?? hidden;
}

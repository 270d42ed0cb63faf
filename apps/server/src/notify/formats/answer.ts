import { maxReplyChars } from '@cordon/protocol/wire/notify.ts';
import { withinChars } from '../words/cut.ts';
import type { Posted } from '../net/post.ts';

export type Answered = Extract<Posted, { ok: true }>;

/** Both layers of an answer: the HTTP status, and the code and the words in its body. */
export type Answer = { status: number; code: number | null; said: string | null };

/** The field of the code differs between robots, and Feishu has changed it over time. */
const codeFields = ['errcode', 'code', 'StatusCode'];
const wordFields = ['errmsg', 'msg', 'StatusMessage'];

export function readAnswer({ status, body }: Answered): Answer {
  const read = objectIn(body);
  if (read === null) return { status, code: null, said: body.trim() === '' ? null : body };
  const field = (names: readonly string[]) =>
    names.map((name) => Reflect.get(read, name)).find((value) => value !== undefined && value !== null);
  const code = Number(field(codeFields) ?? Number.NaN);
  const words = field(wordFields);
  return { status, code: Number.isInteger(code) ? code : null, said: typeof words === 'string' ? words : body };
}

function objectIn(body: string): object | null {
  try {
    const read: unknown = JSON.parse(body);
    return typeof read === 'object' && read !== null && !Array.isArray(read) ? read : null;
  } catch {
    return null;
  }
}

/** A shorter part of an address is no secret, such as `send` or `v2`. */
const fewestSecretChars = 6;

/**
 * [NT16] The receiver's own words in a form that may be shown and kept: one line, cut, without an address, and without any part
 * of the channel's address or secret that the receiver may have repeated.
 */
export function safeWords(said: string | null, url: URL, secret: string | null): string | undefined {
  const parts = [...url.pathname.split('/'), ...url.searchParams.values(), ...(secret === null ? [] : [secret])];
  const hidden = parts.filter((part) => part.length >= fewestSecretChars).toSorted((a, b) => b.length - a.length);
  const plain = (said ?? '')
    .replaceAll(/https?:\/\/[^\s"'\]]+/giu, '…')
    .replaceAll(/[\p{C}\s]+/gu, ' ')
    .trim();
  const safe = hidden.reduce((text, part) => text.replaceAll(part, '…'), plain);
  return safe === '' ? undefined : withinChars(safe, maxReplyChars);
}

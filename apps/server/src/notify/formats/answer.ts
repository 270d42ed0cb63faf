import { maxReplyChars } from '@cordon/protocol/wire/notify.ts';
import { withinChars } from '../words/cut.ts';
import type { Posted } from '../net/post.ts';

export type Answered = Extract<Posted, { ok: true }>;

/** Both layers of an answer: what HTTP says, and the number and the words in its body. */
export type Answer = { status: number; code: number | null; said: string | null };

/** Robots name them differently; Feishu did so itself at different times. */
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

/** Shorter than this, a part of an address tells nothing: `send`, `v2`. */
const fewestSecretChars = 6;

/**
 * [NT16] The receiver's own words as they may be shown and kept: one line, cut, without an address or any part of the
 * channel's own address and secret, should the receiver repeat them.
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

import type { Answer } from './answer.ts';

/**
 * What an answer means, whatever the kind of the receiver:
 * - `sent`: it has the message
 * - `too-fast`: it wants fewer messages; the limit is the receiver's, so nothing goes there for a while
 * - `busy`: it can't at present
 * - `clock` … `content`: a wrong setting; `signing`: the clock or the secret, and its words do not say which
 * - `denied`, `elsewhere`: HTTP refuses for good, or points to another address
 * - `unclear`, `unknown`: not an answer of this kind of receiver, or one with a code that is not in our tables
 */
export type Meaning =
  | 'sent'
  | 'too-fast'
  | 'busy'
  | 'clock'
  | 'signature'
  | 'signing'
  | 'keyword'
  | 'ip'
  | 'removed'
  | 'content'
  | 'denied'
  | 'elsewhere'
  | 'unclear'
  | 'unknown';

/** The meanings of a robot's codes. One code can stand for several causes; then the robot's words say which. */
export type CodeTable = Readonly<Record<number, Meaning | readonly (readonly [words: RegExp, Meaning])[]>>;

/** [NT12] What the HTTP status alone means. */
export function meaningOfStatus(status: number): Meaning {
  if (status >= 200 && status < 300) return 'sent';
  if (status >= 300 && status < 400) return 'elsewhere';
  if (status === 429) return 'too-fast';
  if (status === 408 || status === 425 || status >= 500) return 'busy';
  return 'denied';
}

/** [NT12] What a robot's answer means: by a known code, whatever the status; else by the status. */
export function meaningOfRobot({ status, code, said }: Answer, table: CodeTable): Meaning {
  const known = code === null ? undefined : table[code];
  const byCode = typeof known === 'object' ? known.find(([words]) => words.test(said ?? ''))?.[1] : known;
  if (byCode !== undefined) return byCode;
  const byStatus = meaningOfStatus(status);
  if (byStatus === 'sent') return code === 0 ? 'sent' : code === null ? 'unclear' : 'unknown';
  return byStatus === 'denied' ? 'unknown' : byStatus;
}

import type { RefusalParams } from '@cordon/protocol/decision.ts';
import type { ErrorCode } from '@cordon/protocol/errors.ts';
import { duration } from './format.ts';
import { wordValues } from './values.ts';
import type { Words } from './words.tsx';

export type RefusalWords = { what: string; todo: string; detail: string | null };

/** What happened, what to do, and the figures or names that the server gave with the refusal. */
export function refusalWords(words: Words, { code, params }: { code: ErrorCode; params: RefusalParams }): RefusalWords {
  return {
    what: words.t(`errors.${code}.what`),
    todo: words.t(`errors.${code}.todo`),
    detail: detailOf(words, code, params),
  };
}

function detailOf(words: Words, code: ErrorCode, params: RefusalParams): string | null {
  if (code === 'contact-running' && typeof params['remainingMs'] === 'number') return duration(params['remainingMs']);
  const shown = [
    'reasons',
    'histories',
    'station',
    'rule',
    'fault',
    'until',
    'by',
    'staffNumber',
    'retryAfterSeconds',
  ] as const;
  const values = wordValues(words, code, params);
  const found = shown.flatMap((key) => (values[key] === undefined ? [] : [values[key]]));
  return found.length === 0 ? null : found.join(words.language === 'en' ? ', ' : '，');
}

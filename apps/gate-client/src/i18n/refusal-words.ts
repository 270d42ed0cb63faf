import type { RefusalParams } from '@cordon/protocol/decision.ts';
import type { ErrorCode } from '@cordon/protocol/errors.ts';
import type { VisitState } from '@cordon/protocol/visit/state.ts';
import { duration } from './format.ts';
import { stepNameIn } from './visit-words.ts';
import { wordValues } from './values.ts';
import type { Words } from './words.tsx';

export type RefusalWords = { what: string; todo: string; detail: string | null };

/**
 * What happened, what to do, and the figures or names that the server gave with the refusal.
 *
 * @param visit when it is known, steps are called by their names
 */
export function refusalWords(
  words: Words,
  { code, params }: { code: ErrorCode; params: RefusalParams },
  visit: VisitState | null = null,
): RefusalWords {
  return {
    what: words.t(`errors.${code}.what`),
    todo: words.t(`errors.${code}.todo`),
    detail: detailOf(words, code, params, visit),
  };
}

const shown = [
  'reasons',
  'histories',
  'station',
  'rule',
  'fault',
  'field',
  'until',
  'by',
  'at',
  'staffNumber',
] as const;

function detailOf(words: Words, code: ErrorCode, params: RefusalParams, visit: VisitState | null): string | null {
  const { remainingMs, retryAfterMs, next, opensAt } = params;
  if (typeof remainingMs === 'number') return words.t('common.leftTime', { time: duration(remainingMs) });
  if (typeof retryAfterMs === 'number') return words.t('common.leftTime', { time: duration(retryAfterMs) });
  if (typeof next === 'string') return visit && words.t('common.first', { step: stepNameIn(words, visit, next) });
  const values = wordValues(words, code, params);
  if (opensAt !== undefined) return words.t('common.opens', values);
  const found = shown.flatMap((key) => (values[key] === undefined ? [] : [values[key]]));
  return found.length === 0 ? null : words.phrases(found);
}

import type { Words } from '../../i18n/words.tsx';
import type { Choice } from '../../ui/choose/tiles.tsx';
import type { BatchOffer } from './batches.ts';

/** A batch as a tile: what it is, how strong, how long it is good, and what is wrong with it. */
export function batchChoice({ t, number, dateTime }: Words, { batch, fault, last }: BatchOffer): Choice<string> {
  const strength = t('steps.disinfect.strength', { mgPerL: number(batch.chlorineMgPerL) });
  const expiry = t(fault === 'expired' ? 'steps.disinfect.expired' : 'steps.disinfect.until', {
    at: dateTime(batch.expiresAt),
  });
  const note = fault === 'weak' ? t('steps.disinfect.weak') : last ? t('steps.disinfect.last') : null;
  return {
    value: batch.id,
    word: `${batch.agent} · ${batch.id}`,
    hint: [strength, expiry, ...(note === null ? [] : [note])].join(' · '),
    tone: fault === null ? 'plain' : 'hold',
  };
}

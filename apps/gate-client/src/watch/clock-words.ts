import { duration } from '../i18n/format.ts';
import type { Words } from '../i18n/words.tsx';
import type { VisitClock } from './visit-clock.ts';

/** What a clock counts, and how it stands: 作用时间 · 剩 12:41 */
export type ClockWords = { label: string; text: string };

export function clockWords({ t }: Words, { kind, since, limitAt }: VisitClock, now: number): ClockWords {
  const label = t(`board.clocks.${kind}`);
  if (kind === 'eta') {
    const late = now - since;
    return { label, text: t(late > 0 ? 'board.clock.late' : 'board.clock.inTime', { time: duration(Math.abs(late)) }) };
  }
  if (limitAt === null) return { label, text: t('board.clock.gone', { time: duration(now - since) }) };
  const left = limitAt - now;
  return { label, text: t(left > 0 ? 'board.clock.left' : 'board.clock.over', { time: duration(Math.abs(left)) }) };
}

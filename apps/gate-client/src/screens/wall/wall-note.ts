import { isDrive } from '@cordon/protocol/visit/route.ts';
import { stepNameIn } from '../../i18n/visit-words.ts';
import type { Words } from '../../i18n/words.tsx';
import type { Card } from '../../watch/card.ts';

/** What a card of the wall says below its clock: what is odd about the vehicle, or where it goes, or what is done to it. */
export function wallNote(words: Words, { visit, step, flags }: Pick<Card, 'visit' | 'step' | 'flags'>): string {
  const [flag] = flags;
  if (flag !== undefined) return words.t(`board.flags.${flag}`);
  if (step === null) return '';
  if (!isDrive(step)) return stepNameIn(words, visit, step.id);
  const to = step.stationId === null ? words.t('wall.exit') : words.station(step.stationId);
  return `→ ${to}`; // the column says that it drives
}

/** Latin letters that go into one line of a card; a Chinese character takes the place of two. */
const lineHolds = 23;

/** [U99] What is too long for a line is written in two, a little smaller: a name is never cut. */
export function isLong(note: string): boolean {
  const wide = note.match(/[\u2e80-\uffee]/gu)?.length ?? 0;
  return note.length + wide > lineHolds;
}

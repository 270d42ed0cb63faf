import type { AlertState } from '@cordon/protocol/alert/state.ts';
import type { FeedEvent } from '@cordon/protocol/wire/feed.ts';
import { alertWords } from '../i18n/alert-words.ts';
import { eventWords } from '../i18n/event-words.ts';
import type { Words } from '../i18n/words.tsx';
import type { Picture } from '../state/picture.ts';

type NamedAlerts = Readonly<Record<string, { state: Pick<AlertState, 'rule' | 'params'> }>>;
type Known = Pick<Picture, 'visits'> & { alerts: NamedAlerts };

/** One line of the feed; what happens to an alert says which one: 体温 · 接警 */
export function lineWords(words: Words, entry: FeedEvent, { visits, alerts }: Known): string {
  const line = eventWords(words, entry, visits[entry.id]?.state ?? null);
  if (entry.aggregate !== 'alert' || entry.event.type === 'alertRaised') return line;
  const alert = alerts[entry.id]?.state;
  return alert === undefined ? line : `${alertWords(words, alert).title} · ${line}`;
}

/** [U210] The alerts that a story tells of, by what it says of them itself: they may long have left the picture. */
export function alertsTold(events: readonly FeedEvent[]): NamedAlerts {
  const raised: Record<string, { state: Pick<AlertState, 'rule' | 'params'> }> = {};
  for (const entry of events)
    if (entry.aggregate === 'alert' && entry.event.type === 'alertRaised')
      raised[entry.id] = { state: entry.event.alert };
  return raised;
}

import type { FeedEvent } from '../wire/feed.ts';
import type { Reader } from './aggregate.ts';
import type { Engine } from './engine.ts';

/** [AU3] A feed entry as a reader may see it; null when the reader may not see it. The audit trail is not followed. */
export function shownEvent(engine: Pick<Engine, 'subjectOf'>, reader: Reader, entry: FeedEvent): FeedEvent | null {
  const about = engine.subjectOf(entry);
  const event = about?.definition.shownEvent(reader, entry.event, entry.stations) ?? null;
  if (event === null) return null;
  return event === entry.event ? entry : ({ ...entry, event } as FeedEvent);
}

import type { FeedEvent } from '../wire/feed.ts';
import type { Reader } from './aggregate.ts';
import type { Engine } from './engine.ts';

/** [AU3] An entry of the feed as a reader may see it; null when it is none of theirs. The audit trail is not followed. */
export function shownEvent(engine: Pick<Engine, 'subjectOf'>, reader: Reader, entry: FeedEvent): FeedEvent | null {
  const about = engine.subjectOf(entry);
  const event = about?.definition.shownEvent(reader, entry.event, entry.stations) ?? null;
  if (event === null) return null;
  return event === entry.event ? entry : ({ ...entry, event } as FeedEvent);
}

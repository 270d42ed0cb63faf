import type { FeedEvent } from '@cordon/protocol/wire/feed.ts';
import { printOf } from './canonical.ts';

/**
 * What of an entry every follower is sent alike. The site's settings have fields that not everybody may read, so that of them
 * only the event's name counts.
 */
export function shownPrint(entry: FeedEvent | undefined): string {
  if (entry === undefined) return '';
  const { seq, commandId, aggregate, id, version, at, event } = entry;
  return printOf({ seq, commandId, aggregate, id, version, at, event: aggregate === 'site' ? event.type : event });
}

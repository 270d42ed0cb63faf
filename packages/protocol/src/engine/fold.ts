import type { FeedEvent, Versioned } from '../wire/feed.ts';
import type { AnyFoldable } from './aggregate.ts';

/**
 * Folds the next entry of the feed into what is known of its aggregate. The order of entries is the caller's matter, and so
 * is how a picture is kept: in place on the server, copied on a tablet.
 *
 * @param known null when the picture does not have it
 * @returns null when the picture lacks something that the entry stands on
 * @throws RangeError when the rules can't fold the event
 */
export function foldEntry(
  { definition, id }: { definition: AnyFoldable; id: string },
  entry: FeedEvent,
  known: Versioned<object> | null,
): Versioned<object> | null {
  const { version, event } = entry;
  // What it begins with brings all that is needed: a picture that does not have it has missed nothing.
  const follows = version === (known?.version ?? 0) + 1 || (known === null && definition.begins(event));
  return follows ? { version, state: definition.evolve(known?.state ?? null, event, entry, id) } : null;
}

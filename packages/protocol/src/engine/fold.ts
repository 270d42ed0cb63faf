import type { FeedEvent, Versioned } from '../wire/feed.ts';
import type { AnyFoldable } from './aggregate.ts';

/**
 * Folds the next feed entry into its aggregate. The caller keeps the order of entries and the picture: changed in place
 * on the server, copied on a tablet.
 *
 * @param known null when the picture does not have the aggregate
 * @returns null when entries are missing before this one
 * @throws RangeError when the rules can't fold the event
 */
export function foldEntry(
  { definition, id }: { definition: AnyFoldable; id: string },
  entry: FeedEvent,
  known: Versioned<object> | null,
): Versioned<object> | null {
  const { version, event } = entry;
  // An event that begins the aggregate brings everything; a picture without it has missed nothing.
  const follows = version === (known?.version ?? 0) + 1 || (known === null && definition.begins(event));
  return follows ? { version, state: definition.evolve(known?.state ?? null, event, entry, id) } : null;
}

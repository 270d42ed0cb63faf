import { engine } from '@cordon/protocol/engine/product.ts';
import { jumpsOf } from '@cordon/protocol/site/clock-jumps.ts';
import type { Instant } from '@cordon/protocol/time.ts';
import type { FeedEvent } from '@cordon/protocol/wire/feed.ts';
import { find, type Picture } from '../log/snapshot.ts';

/** The earliest deadline of what these events have changed: the clock may be sleeping for a later one. */
export function earliestDue(events: readonly FeedEvent[], picture: Picture): Instant {
  const jumps = picture.site === null ? [] : jumpsOf(picture.site.state);
  const touched = new Map(
    events.flatMap((event) => {
      const about = engine.subjectOf(event);
      return about === null ? [] : [[about.ref, about] as const];
    }),
  );
  const due = [...touched.values()].flatMap((about) => {
    const known = find(picture, about);
    return known === null ? [] : about.definition.due(known.state, jumps);
  });
  return Math.min(Number.POSITIVE_INFINITY, ...due.map(({ at }) => at));
}

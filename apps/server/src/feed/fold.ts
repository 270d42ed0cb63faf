import { evolveAlert } from '@cordon/protocol/alert/evolve.ts';
import { evolveSite } from '@cordon/protocol/site/evolve.ts';
import { evolveVisit } from '@cordon/protocol/visit/evolve.ts';
import { isListed } from '@cordon/protocol/visit/listed.ts';
import type { Instant } from '@cordon/protocol/time.ts';
import type { FeedEvent, Versioned } from '@cordon/protocol/wire/feed.ts';
import type { Picture } from '../log/snapshot.ts';

/** Takes the next event of the feed into the picture. @throws RangeError when one is missing before it */
export function foldInto(picture: Picture, event: FeedEvent): void {
  if (event.seq !== picture.seq + 1) throw new RangeError(`event ${event.seq} after ${picture.seq}`);
  switch (event.aggregate) {
    case 'site': {
      const state = evolveSite(before(picture.site, event), event.event, event);
      picture.site = { version: event.version, state };
      break;
    }
    case 'visit': {
      const brought = event.event.type === 'visitBroughtBack';
      const known = brought ? null : before(picture.visits.get(event.id), event);
      const state = evolveVisit(known, event.event, event, event.id);
      picture.visits.set(event.id, { version: event.version, state });
      break;
    }
    case 'alert': {
      // One that was closed, and so forgotten, begins anew.
      const known = event.event.type === 'alertRaised' ? null : before(picture.alerts.get(event.id), event);
      const state = evolveAlert(known, event.event, event);
      if (state.closed === null) picture.alerts.set(event.id, { version: event.version, state });
      else picture.alerts.delete(event.id);
      break;
    }
    case 'audit':
      break; // stands alone
    default:
      event satisfies never;
  }
  picture.seq = event.seq;
}

function before<S>(known: Versioned<S> | null | undefined, { aggregate, version }: FeedEvent): S | null {
  if ((known?.version ?? 0) !== version - 1) throw new RangeError(`a ${aggregate} skips to version ${version}`);
  return known?.state ?? null;
}

/** Closed visits stay in the picture for some hours, and for as long as something of them waits. */
export function forgetClosed(picture: Picture, now: Instant): void {
  for (const [id, { state }] of picture.visits) {
    if (!isListed(state, now)) picture.visits.delete(id);
  }
}

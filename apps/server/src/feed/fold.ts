import { evolveAlert } from '@cordon/protocol/alert/evolve.ts';
import { evolveSite } from '@cordon/protocol/site/evolve.ts';
import { evolveVisit } from '@cordon/protocol/visit/evolve.ts';
import { isListed } from '@cordon/protocol/visit/listed.ts';
import type { Instant } from '@cordon/protocol/time.ts';
import type { FeedEvent, Versioned } from '@cordon/protocol/wire/feed.ts';
import { type AggregateRef, alertRef, parseRef, siteRef, visitRef } from '../log/keys.ts';
import { reading } from '../log/readable.ts';
import type { FeedEntry } from '../log/read.ts';
import type { Picture } from '../log/snapshot.ts';

/** What an event is about, by its name in the store; null for the audit trail, of which nothing is kept. */
export function refOf({ aggregate, id }: FeedEvent): AggregateRef | null {
  return aggregate === 'audit' ? null : (parseRef(aggregate === 'site' ? 'site' : `${aggregate}:${id}`) ?? null);
}

/** [L15] What is set apart is not followed. */
export function isSetApart({ unreadable }: Pick<Picture, 'unreadable'>, event: FeedEvent): boolean {
  const ref = refOf(event);
  return ref !== null && unreadable.has(ref);
}

/**
 * Takes the next entry of the feed into the picture.
 *
 * @throws RangeError when one is missing before it, or it can't be read: only the store's picture leads beyond it
 * @throws Unreadable when the rules do not get along with what it is about
 */
export function foldInto(picture: Picture, { seq, mark, event }: FeedEntry): void {
  if (seq !== picture.seq + 1) throw new RangeError(`entry ${seq} after ${picture.seq}`);
  if (event === null || event.seq !== seq) throw new RangeError(`entry ${seq} can not be read`);
  if (!isSetApart(picture, event)) foldEvent(picture, event);
  Object.assign(picture, { seq, mark });
}

function foldEvent(picture: Picture, event: FeedEvent): void {
  switch (event.aggregate) {
    case 'site': {
      const known = before(picture.site, event);
      const state = reading(siteRef, () => evolveSite(known, event.event, event));
      picture.site = { version: event.version, state };
      break;
    }
    case 'visit': {
      const brought = event.event.type === 'visitBroughtBack';
      const known = brought ? null : before(picture.visits.get(event.id), event);
      const state = reading(visitRef(event.id), () => evolveVisit(known, event.event, event, event.id));
      picture.visits.set(event.id, { version: event.version, state });
      break;
    }
    case 'alert': {
      // One that was closed, and so forgotten, begins anew.
      const known = event.event.type === 'alertRaised' ? null : before(picture.alerts.get(event.id), event);
      const state = reading(alertRef(event.id), () => evolveAlert(known, event.event, event));
      if (state.closed === null) picture.alerts.set(event.id, { version: event.version, state });
      else picture.alerts.delete(event.id);
      break;
    }
    case 'audit':
      break; // stands alone
    default:
      event satisfies never;
  }
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

import { type Aggregate, concerns, type Listing } from '../engine/aggregate.ts';
import { raisedBy } from './alerts.ts';
import { stationsOf } from './audience.ts';
import { claimLimit, claimsInQuestion, claimsOf } from './claims.ts';
import { type VisitCommand, visitCommand } from './commands.ts';
import { decideVisit } from './decide.ts';
import { dueOfVisit } from './due.ts';
import type { VisitEvent } from './events.ts';
import { foldableVisit } from './foldable.ts';
import { isClosed, type VisitState } from './state.ts';

/** The visit as the engine knows it: commands, rules, deadlines, claims, stored form. */
export const visitAggregate: Aggregate<VisitState, VisitEvent, VisitCommand> = {
  ...foldableVisit,
  commands: visitCommand.options,
  notes: [],
  idOf: ({ visitId }) => visitId,
  decide: decideVisit,
  raises: (visit, event, stamp) => raisedBy(visit, event, stamp).map(({ alert }) => alert),
  causes: ({ alerts }) => alerts,
  due: dueOfVisit,
  listing: listingOf,
  stations: stationsOf,
  feedId: (_, id) => id,
  timeline: (_event, _visit, id) => id,
  claims: {
    heldBy: claimsOf,
    inQuestion: claimsInQuestion,
    limit: claimLimit,
  },
  shownState: (reader, visit) => (concerns(reader, stationsOf(visit)) ? visit : null),
  shownEvent: (reader, event, stations) => (concerns(reader, stations) ? event : null),
};

function listingOf(visit: VisitState): Listing {
  const isOver = isClosed(visit) && visit.unsettled.length === 0; // [OF9] a visit with unsettled records stays listed
  return isOver ? { kind: 'closed', at: visit.closedAt } : { kind: 'open' };
}

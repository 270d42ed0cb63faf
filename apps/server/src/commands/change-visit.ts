import type { Facts } from '@cordon/protocol/decision.ts';
import type { VisitCommand } from '@cordon/protocol/visit/commands.ts';
import { applyVisit } from '@cordon/protocol/visit/apply.ts';
import { stationsOf } from '@cordon/protocol/visit/audience.ts';
import { claimLimit, claimsOf } from '@cordon/protocol/visit/claims.ts';
import { decideVisit } from '@cordon/protocol/visit/decide.ts';
import { dueOfVisit } from '@cordon/protocol/visit/due.ts';
import { jumpsOf } from '@cordon/protocol/site/clock-jumps.ts';
import { isClosed, type VisitState } from '@cordon/protocol/visit/state.ts';
import type { PassDeadline } from '@cordon/protocol/wire/command.ts';
import { earliest } from '@cordon/protocol/time.ts';
import type { Versioned } from '@cordon/protocol/wire/feed.ts';
import type { Standing } from '../log/commit.ts';
import { visitRef } from '../log/keys.ts';
import { type Change, noChange, type Occasion, refusalOf } from './change.ts';

export function changeVisit(
  current: Versioned<VisitState> | null,
  id: string,
  command: VisitCommand | PassDeadline,
  facts: Facts,
  occasion: Occasion,
): Change {
  const decision = decideVisit(current, command, facts);
  const before = current?.version ?? 0;
  if (decision.events.length === 0) return noChange(decision, before);
  const { next, stamped, raise, clear } = applyVisit(current, id, decision.events, occasion);
  const stations = audience(current?.state ?? null, next.state);
  return {
    refusal: refusalOf(decision),
    version: next.version,
    written: {
      ref: visitRef(id),
      before,
      after: next.version,
      state: next.state,
      due: earliest(dueOfVisit(next.state, jumpsOf(facts.site))),
      standing: standingOf(next.state),
    },
    entries: stamped.map(({ event, version }) => ({
      event: { ...occasion, version, aggregate: 'visit', id, stations, event },
      storyOf: id,
    })),
    claims: claimsBetween(id, current?.state ?? null, next.state, facts),
    causes: { raise: decision.ok ? raise : [...decision.alerts, ...raise], clear },
    besides: [],
  };
}

/** A station that a visit no longer comes to still hears of it, this once. */
function audience(before: VisitState | null, after: VisitState): string[] {
  return [...new Set([...(before === null ? [] : stationsOf(before)), ...stationsOf(after)])];
}

function standingOf(visit: VisitState): Standing {
  const isOver = isClosed(visit) && visit.unsettled.length === 0; // [OF9] what waits for a supervisor stays listed
  return isOver ? { is: 'closed', at: visit.closedAt } : { is: 'open' };
}

/** [C7] Never asked for by anybody: what the state after holds and the state before did not is taken, the rest freed. */
function claimsBetween(id: string, before: VisitState | null, after: VisitState, { site }: Facts): Change['claims'] {
  const held = before === null ? [] : claimsOf(before);
  const wanted = claimsOf(after);
  return {
    visitId: id,
    take: wanted.filter((claim) => !held.includes(claim)).map((claim) => ({ claim, limit: claimLimit(claim, site) })),
    free: held.filter((claim) => !wanted.includes(claim)),
  };
}

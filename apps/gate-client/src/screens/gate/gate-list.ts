import type { SiteState } from '@cordon/protocol/site/state.ts';
import type { Instant } from '@cordon/protocol/time.ts';
import { placeOf } from '@cordon/protocol/visit/place.ts';
import { currentStep, isDrive, isTriedAgain } from '@cordon/protocol/visit/route.ts';
import { isUnderWay, type VisitState, type VisitUnderWay } from '@cordon/protocol/visit/state.ts';
import { type Act, actsOf, isReady, nextAct } from '../../steps/model/acts.ts';
import { admissionOf } from '../../state/admission.ts';
import { isLongOverdue, visitsIn } from '../../state/selectors.ts';
import type { Picture } from '../../state/picture.ts';
import { admissionIn } from '../../steps/model/seen.ts';

/** How urgently a vehicle wants the gate, the most urgent first. */
export const needs = ['held', 'ready', 'contact-over', 'working', 'waiting', 'away', 'expected', 'missed'] as const;
export type Need = (typeof needs)[number];

export type RowClock =
  | { kind: 'left'; to: Instant }
  | { kind: 'since'; from: Instant }
  | { kind: 'eta'; at: Instant }
  | { kind: 'missed'; at: Instant };

export type GateRow = { visit: VisitState; need: Need; act: Act | null; clock: RowClock };

export type GateList = {
  hand: GateRow[]; // needs a hand now
  working: GateRow[];
  later: GateRow[];
  missed: GateRow[]; // announced for long ago, never seen: none of tonight's
  counts: { expected: number; atGate: number; inside: number };
};

export type GateView = { now: Instant; stations: readonly string[]; site: SiteState; picture: Picture };

/** [U120] The vehicles of the night, ordered by what needs a hand now; closed ones are none of the list. */
export function gateList(view: GateView): GateList {
  const rows = visitsIn(view.picture)
    .flatMap((visit) => rowOf(visit, view) ?? [])
    .toSorted(byUrgency);
  const at = (...some: Need[]) => rows.filter(({ need }) => some.includes(need));
  const countOf = (...some: VisitState['status'][]) => rows.filter(({ visit }) => some.includes(visit.status)).length;
  return {
    hand: at('held', 'ready', 'contact-over'),
    working: at('working', 'waiting', 'away'),
    later: at('expected'),
    missed: at('missed'),
    counts: {
      expected: at('expected').length,
      atGate: countOf('atGate', 'atExit'),
      inside: countOf('inside'),
    },
  };
}

function rowOf(visit: VisitState, view: GateView): GateRow | null {
  const act = nextAct(actsOf(visit, view.stations, view.site), view.now);
  if (visit.status === 'expected') {
    const { eta } = visit.declaration;
    return isLongOverdue(eta, view.now)
      ? { visit, need: 'missed', act, clock: { kind: 'missed', at: eta } }
      : { visit, need: 'expected', act, clock: { kind: 'eta', at: eta } };
  }
  if (!isUnderWay(visit)) return null;
  const need = needOf(visit, act, view);
  return { visit, need, act, clock: clockOf(visit, need, act) };
}

function needOf(visit: VisitUnderWay, act: Act | null, { now, picture }: GateView): Need {
  if (visit.status === 'inside' && placeOf(visit) !== 'onTheWayOut') return 'away';
  if (visit.held !== null) return 'held';
  if (act === null || isDrive(act.step)) return 'working'; // on its way out, or at another gate
  if (act.readyAt !== null) return isReady(act, now) ? 'contact-over' : 'working';
  if (isTriedAgain(act.step))
    return admissionIn(admissionOf(visit, picture, now)).waiting.length > 0 ? 'waiting' : 'ready';
  return 'ready';
}

function clockOf(visit: VisitUnderWay, need: Need, act: Act | null): RowClock {
  if (visit.held !== null) return { kind: 'since', from: visit.held.since };
  const readyAt = act?.readyAt ?? null;
  if (need === 'working' && readyAt !== null) return { kind: 'left', to: readyAt };
  if (need === 'contact-over' && readyAt !== null) return { kind: 'since', from: readyAt };
  return { kind: 'since', from: visit.currentSince };
}

/* Within a group who has waited longest comes first; who is expected soonest; whose contact time ends soonest. */
function byUrgency(a: GateRow, b: GateRow): number {
  return (
    needs.indexOf(a.need) - needs.indexOf(b.need) || momentOf(a) - momentOf(b) || (a.visit.id < b.visit.id ? -1 : 1)
  );
}

function momentOf({ clock, visit }: GateRow): Instant {
  if (visit.status === 'expected') return visit.declaration.eta * (clock.kind === 'missed' ? -1 : 1); // the latest first
  switch (clock.kind) {
    case 'left':
      return clock.to;
    case 'since':
      return clock.from;
    case 'eta':
    case 'missed':
      return clock.at;
    default:
      return clock satisfies never;
  }
}

/** What a row says under its plate: the step that is being worked on. */
export function stepAtHand(row: GateRow) {
  return row.act?.step ?? currentStep(row.visit);
}

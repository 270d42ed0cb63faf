import { accepted, type Decision, type Facts, refused } from '../../decision.ts';
import { currentPlan } from '../../plan/shipped.ts';
import { arrivalOf } from '../../steps/arrive/step.ts';
import { sameValue } from '../../same-value.ts';
import type { KnownValues } from '../../values.ts';
import { plateClaims } from '../claim-names.ts';
import type { VisitCommand } from '../commands.ts';
import type { VisitEvent } from '../events.ts';
import { evolveVisit } from '../evolve.ts';
import { stepThat } from '../route.ts';
import { isUnderWay, type VisitState } from '../state.ts';
import { decideReport } from './report.ts';

type Of<T extends VisitCommand['type']> = Extract<VisitCommand, { type: T }>;

/** [V20] Announces a visit, or amends it until the vehicle arrives. The same announcement again changes nothing. */
export function decideDeclaration(visit: VisitState | null, { declaration }: Of<'declareVisit'>): Decision<VisitEvent> {
  if (visit === null) return accepted(declared(declaration, false));
  if (visit.status !== 'expected') return refused('visit-arrived');
  if (sameValue(visit.declaration, declaration)) return accepted();
  if (visit.declaration.purpose !== declaration.purpose) return refused('visit-exists'); // the pinned plan depends on it
  return accepted({ type: 'declarationAmended', declaration });
}

/** [V21] Cancels an announcement until the vehicle arrives. */
export function decideCancel(visit: VisitState, { reason }: Of<'cancelDeclaration'>): Decision<VisitEvent> {
  if (visit.status !== 'expected') return refused(isUnderWay(visit) ? 'visit-arrived' : 'visit-closed');
  return accepted({ type: 'declarationCancelled', reason });
}

/** [V2] A vehicle that nobody announced may arrive. It is marked, and the supervisor is alerted. */
export function decideArrival(
  visit: VisitState | null,
  command: Of<'arriveUnannounced'>,
  facts: Facts,
): Decision<VisitEvent> {
  if (visit !== null) return refused('visit-exists');
  const { declaration, gateId, visitId, handReason } = command;
  const holder = plateClaims(declaration).flatMap((claim) => facts.holders[claim] ?? [])[0];
  if (holder !== undefined) return plateHere(holder, declaration.plate);
  const stamp = { at: facts.now, version: 1, by: { personId: null, name: '', role: 'system' } } as const;
  const begun = declared(declaration, true);
  const expected = evolveVisit(null, begun, stamp, visitId);
  const step = stepThat('arrives', expected);
  if (step === undefined) return refused('step-unknown');
  const arrival = decideReport(
    expected,
    {
      ...command,
      type: 'reportStep',
      stationId: gateId,
      stepId: step.id,
      report: arrivalOf(declaration, handReason),
    },
    facts,
  );
  if (arrival.ok) return accepted(begun, ...arrival.events);
  return refused(arrival.code, arrival.params); // a visit that has not begun has no attempts
}

function declared(declaration: Of<'declareVisit'>['declaration'], unannounced: boolean): VisitEvent {
  const { id, version } = currentPlan(declaration.purpose);
  return { type: 'visitDeclared', declaration, plan: { id, version }, unannounced };
}

/** [G1] The plate is on a vehicle that is already here: one of the two vehicles has a wrong plate. */
function plateHere(holder: string, plate: string): Decision<VisitEvent> {
  return {
    ok: false,
    code: 'plate-here',
    params: { plate },
    events: [],
    alerts: [
      {
        id: `${holder}.visit.attempt.plate-here`,
        rule: 'visit.attempt',
        severity: 'critical',
        visitId: holder,
        plate,
        stepId: null,
        params: { code: 'plate-here', reasons: [], station: null } satisfies KnownValues,
      },
    ],
  };
}

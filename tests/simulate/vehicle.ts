import { minuteMs } from '@cordon/protocol/time.ts';
import { pointClaim } from '@cordon/protocol/visit/claim-names.ts';
import { claimsOf } from '@cordon/protocol/visit/claims.ts';
import type { StepReport } from '@cordon/protocol/visit/report.ts';
import { isDrive, lastReachedStop, nextSteps } from '@cordon/protocol/visit/route.ts';
import {
  type VisitStep,
  isClosed,
  isUnderWay,
  type VisitState,
  type VisitUnderWay,
} from '@cordon/protocol/visit/state.ts';
import { dueOfVisit } from '@cordon/protocol/visit/due.ts';
import type { Ack } from '@cordon/protocol/wire/ack.ts';
import { api } from './api.ts';
import { bentReport } from './bend.ts';
import { disturb } from './disturb.ts';
import { honestReport } from './honest.ts';
import type { Officer } from './officer.ts';
import { minutesFrom, type Random } from '@cordon/protocol/testing/random.ts';
import type { Pending, Stage, Vehicle } from './stage.ts';
import { declareClear, decideHeld } from './supervisor.ts';
import type { Trouble } from './trouble.ts';

const waitAgainMinutes = 3;

/** More refusals than any trouble of ours explains: the vehicle would never get through. */
const patience = 20;

/** Takes one vehicle through its loop, step by step, until the visit is closed. */
export async function playVehicle(stage: Stage, vehicle: Vehicle): Promise<VisitState> {
  const [watch] = stage.crew.supervisors;
  const shown: Pending = { trouble: vehicle.trouble };
  let refusals = 0;
  await stage.clock.until(vehicle.arrival.eta);
  for (;;) {
    const known = watch.picture.visits.get(vehicle.visitId);
    if (known === undefined) throw new Error(`${vehicle.arrival.plate} was never declared`);
    const { state, version } = known;
    if (isClosed(state)) {
      stage.doing.delete(vehicle.arrival.plate);
      return state;
    }
    stage.doing.set(vehicle.arrival.plate, `${state.status}, version ${version}: acting`);
    const ack = await act(stage, vehicle, state, shown);
    if (ack === null) {
      await stage.clock.until(stage.clock.now() + waitAgainMinutes * minuteMs);
      continue;
    }
    const reached = ack.ok ? ack.version : version;
    stage.doing.set(vehicle.arrival.plate, `${state.status}, version ${version}: looks for version ${reached}`);
    await watch.picture.until(({ visits }) =>
      (visits.get(vehicle.visitId)?.version ?? 0) >= reached ? true : undefined,
    );
    if (!ack.ok && (refusals += 1) > patience) {
      stage.ledger.violations.push(`${vehicle.arrival.plate} can't go on: ${ack.code}`);
      return state;
    }
    if (!ack.ok) await stage.clock.until(stage.clock.now() + minuteMs);
  }
}

/** One act on the vehicle; null when it has to wait. */
async function act(stage: Stage, vehicle: Vehicle, visit: VisitState, shown: Pending): Promise<Ack | null> {
  if (isUnderWay(visit) && visit.held !== null) return decideHeld(stage, vehicle, visit);
  const step = isUnderWay(visit) ? dueStep(visit, stage.clock.now()) : nextSteps(visit)[0];
  if (step === undefined) return null;
  await stage.clock.until(stage.clock.now() + minutesFor(step, shown.trouble, vehicle.random) * minuteMs);
  const disturbed = await disturb(stage, visit, step, shown);
  if (disturbed !== null) return disturbed;
  if (mustWait(stage, visit, step)) return null;
  if (step.kind === 'admit') await keepClear(stage);

  const { officer, stationId } = officerFor(stage, visit, step);
  const honest = honestReport({
    visit: visit as VisitUnderWay,
    step,
    batchId: stage.batchId,
    histories: officer.picture.site.state.histories,
    now: stage.clock.now(),
    exitPeople: step.kind === 'reconcile' ? await exitPeople(stage, vehicle) : [],
  });
  const bent = isUnderWay(visit) ? bentReport(shown.trouble, visit, honest) : null;
  if (bent !== null) shown.trouble = null;
  return report(officer, visit, step, stationId, bent ?? honest, shown);
}

async function report(
  officer: Officer,
  visit: VisitState,
  step: VisitStep,
  stationId: string,
  stepReport: StepReport,
  shown: Pending,
): Promise<Ack> {
  const request = { type: 'reportStep', visitId: visit.id, stationId, stepId: step.id, report: stepReport } as const;
  if (shown.trouble !== 'repeated') return officer.send(request);
  if (step.kind === 'admit') shown.trouble = null;
  return officer.sendRepeatedly(request, 5);
}

/** The step that can be done now: what overlaps goes first while the agent is still working. */
function dueStep(visit: VisitUnderWay, now: number): VisitStep | undefined {
  const [current, following] = nextSteps(visit);
  if (following !== undefined) return following;
  if (current === undefined) return current;
  const working = dueOfVisit(visit, []).some(
    ({ kind, stepId, at }) => kind === 'contact-over' && stepId === current.id && at > now,
  );
  return working ? undefined : current;
}

function minutesFor(step: VisitStep, trouble: Trouble | null, random: Random): number {
  if (step.kind === 'unload' && trouble === 'overstay') return 130;
  if (isDrive(step) && trouble === 'late-leg') return 30;
  if (isDrive(step)) return step.status === 'pending' ? 1 : minutesFrom(random, 4, 9);
  switch (step.kind) {
    case 'arrive':
      return 0;
    case 'unload':
    case 'load':
      return minutesFrom(random, 8, 20);
    default:
      return minutesFrom(random, 1, 3);
  }
}

/** An honest officer looks first: is there room at the next point? */
function mustWait({ crew }: Stage, visit: VisitState, step: VisitStep): boolean {
  const { stops } = visit.declaration;
  const next =
    step.kind === 'admit' ? stops[0] : step.kind === 'leg' && step.status === 'pending' ? step.stationId : null;
  if (next === null || next === undefined) return false;
  const { visits, site } = crew.supervisors[0].picture;
  const inRoom = [...visits.values()].filter(
    ({ state }) => state.id !== visit.id && claimsOf(state).includes(pointClaim(next)),
  );
  return inRoom.length >= (site.state.stations.find(({ id }) => id === next)?.capacity ?? 0);
}

/* A night longer than one attestation: the supervisor counts again. */
async function keepClear({ crew, clock }: Stage): Promise<void> {
  const [first] = crew.supervisors;
  const { clear } = first.picture.site.state;
  if (clear === null || clear.until < clock.now() + minuteMs) await declareClear(first, clock.now());
}

function officerFor({ crew }: Stage, visit: VisitState, step: VisitStep): { officer: Officer; stationId: string } {
  const leaving = step.kind === 'leg' && step.status === 'pending';
  const last = lastReachedStop(visit);
  const stationId = leaving && last !== null ? visit.declaration.stops[last] : (step.stationId ?? crew.gateId);
  const officer = stationId === undefined ? undefined : crew.points.get(stationId);
  return { officer: officer ?? crew.gate, stationId: stationId ?? crew.gateId };
}

async function exitPeople({ device, crew }: Stage, { visitId, arrival }: Vehicle): Promise<string[]> {
  const { people } = await api<{ people: string[] }>(device, 'POST', `/visits/${visitId}/exit-readings`, {
    token: await crew.gate.token(),
    json: { tails: arrival.tails },
  });
  return people;
}

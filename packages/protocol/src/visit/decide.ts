import { type Decision, type Facts, refused } from '../decision.ts';
import { asRecorded, offlineFault } from '../offline/fault.ts';
import { lastRecordedAt, recordedAt } from '../offline/moment.ts';
import { momentFault } from '../offline/possible.ts';
import type { PassDeadline } from '../wire/command.ts';
import type { Versioned } from '../wire/feed.ts';
import { stationsOf } from './audience.ts';
import type { VisitCommand } from './commands.ts';
import { decideArrival, decideCancel, decideDeclaration } from './decide/announce.ts';
import { refusedAttempt } from './decide/attempt.ts';
import { decideCorrection } from './decide/correct.ts';
import { decideCrew } from './decide/crew.ts';
import { decideDeadline } from './decide/deadline.ts';
import { decideEscort, decideHold, decideRefusal, decideResume } from './decide/hold.ts';
import { decideDeviation, decideHelp, decideHelpGiven, decideVerdict } from './decide/incidents.ts';
import { decideOverrideRequest, decideOverrideVerdict } from './decide/override.ts';
import { decideSetAside, decideSettling, keepRefusedRecord } from './decide/records.ts';
import { closedByParams } from './refusal-params.ts';
import { decideReport } from './decide/report.ts';
import { decideStops } from './decide/stops.ts';
import { implausibleTime } from './decide/times.ts';
import type { VisitEvent } from './events.ts';
import { expectedAgain } from './evolve.ts';
import { restoreIfUnlisted } from './listed.ts';
import { stepOf } from './route.ts';
import { isUnderWay, type VisitState, type VisitUnderWay } from './state.ts';

/** The rules of the loop: decides a command on a visit. Pure: time, site and claim holders are passed as facts. */
export function decideVisit(
  current: Versioned<VisitState> | null,
  command: VisitCommand | PassDeadline,
  facts: Facts,
): Decision<VisitEvent> {
  const visit = current?.state ?? null;
  const decision = decideAtItsMoment(visit, command, facts);
  return { ...decision, events: restoreIfUnlisted(visit, decision.events, facts.now) };
}

/* An offline record is judged as of its own moment, and is kept whether it is accepted or not. */
function decideAtItsMoment(
  visit: VisitState | null,
  command: VisitCommand | PassDeadline,
  facts: Facts,
): Decision<VisitEvent> {
  if (command.type === 'passDeadline') return decideByRules(visit, command, facts);
  const recorded = asRecorded(command, facts);
  const at = visit === null ? facts.now : recordedAt(recorded, facts.now, lastRecordedAt(visit));
  const fault = momentFault(recorded, facts.contact) ?? offlineFault(recorded, facts.site, at);
  if (visit === null) {
    if (facts.denied !== undefined) return refused(facts.denied.code, facts.denied.params);
    const decision = decideByRules(visit, recorded, facts);
    return decision.ok && fault !== null ? refused(fault) : decision; // `visit-unknown` comes before other faults
  }
  if (recorded.offline !== true) return decideByRules(visit, recorded, facts);
  // [V27] The clock closed the visit as a no-show. A record from before that moment proves that the vehicle came.
  const judged = visit.status === 'lapsed' && at < visit.closedAt ? expectedAgain(visit) : visit;
  const against = facts.denied ?? (fault === null ? null : { code: fault, params: {} });
  const decision =
    against === null ? decideByRules(judged, recorded, facts) : refused<VisitEvent>(against.code, against.params);
  // A refused record may have any moment of the visit: records of another tablet do not move it. An impossible record
  // keeps its own time.
  const notBefore = against?.code === 'record-impossible' ? 0 : visit.declaration.declaredAt;
  return keepRefusedRecord(decision, recorded, facts, recordedAt(recorded, facts.now, notBefore));
}

function decideByRules(
  visit: VisitState | null,
  command: VisitCommand | PassDeadline,
  facts: Facts,
): Decision<VisitEvent> {
  const field = implausibleTime(command, visit, facts.now);
  if (field !== null) return refused('implausible-time', { field });
  switch (command.type) {
    case 'declareVisit':
      return decideDeclaration(visit, command);
    case 'arriveUnannounced':
      return decideArrival(visit, command, facts);
    default:
  }
  if (visit === null) return refused('visit-unknown');
  if (!concernsActor(visit, facts) && !isForAll(command)) return decideForeignVisit(visit, command, facts);
  switch (command.type) {
    case 'cancelDeclaration':
      return decideCancel(visit, command);
    case 'reportStep':
      return decideReport(visit, command, facts);
    case 'passDeadline':
      return decideDeadline(visit, command, facts);
    case 'setRecordAside':
      return decideSetAside(visit, command, facts);
    case 'settleRecord':
      return decideSettling(visit, command);
    default:
      return underWay(visit, (v) => decideUnderWay(v, command, facts));
  }
}

type Asked = Exclude<VisitCommand | PassDeadline, { type: 'declareVisit' | 'arriveUnannounced' }>;
type UnderWayCommand = Exclude<
  VisitCommand,
  {
    type: 'declareVisit' | 'arriveUnannounced' | 'cancelDeclaration' | 'reportStep' | 'setRecordAside' | 'settleRecord';
  }
>;

function decideUnderWay(visit: VisitUnderWay, command: UnderWayCommand, facts: Facts): Decision<VisitEvent> {
  switch (command.type) {
    case 'correctReport':
      return decideCorrection(visit, command, facts);
    case 'changeCrew':
      return decideCrew(visit, command, facts);
    case 'changeStops':
      return decideStops(visit, command, facts);
    case 'holdVisit':
      return decideHold(visit, command);
    case 'resumeVisit':
      return decideResume(visit, command, facts);
    case 'refuseVisit':
      return decideRefusal(visit, command, facts);
    case 'escortOut':
      return decideEscort(visit, command);
    case 'requestOverride':
      return decideOverrideRequest(visit, command, facts);
    case 'settleOverride':
      return decideOverrideVerdict(visit, command, facts);
    case 'reportDeviation':
      return decideDeviation(command);
    case 'settleDeviation':
      return decideVerdict(visit, command);
    case 'askHelp':
      return decideHelp(command);
    case 'giveHelp':
      return decideHelpGiven(visit, command);
    default:
      return command satisfies never;
  }
}

function underWay(visit: VisitState, decide: (visit: VisitUnderWay) => Decision<VisitEvent>): Decision<VisitEvent> {
  if (isUnderWay(visit)) return decide(visit);
  return visit.status === 'expected' ? refused('visit-not-arrived') : refused('visit-closed', closedByParams(visit));
}

/** [W2] [W4] [H1] Anyone who sees a vehicle in the wrong place may report it, hold it, and help its crew. */
function isForAll({ type }: Asked): boolean {
  return type === 'reportDeviation' || type === 'askHelp' || type === 'holdVisit' || type === 'setRecordAside';
}

/**
 * [W1] A step reported for a vehicle of other stations: the attempt is recorded, since others must know where it is.
 */
function decideForeignVisit(visit: VisitState, command: Asked, facts: Facts): Decision<VisitEvent> {
  if (command.type !== 'reportStep') return refused('wrong-station');
  const { stepId, stationId } = command;
  if (stepOf(visit, stepId) === undefined) return refused('step-unknown', { step: stepId });
  return refusedAttempt(visit, facts, 'wrong-station', { step: stepId, station: stationId }, { stepId, stationId });
}

/** [A3] Point staff act only on visits with one of their stations. */
function concernsActor(visit: VisitState, { actor }: Facts): boolean {
  if (actor.kind !== 'person' || actor.role !== 'unloading') return true;
  return stationsOf(visit).some((station) => actor.stations.includes(station));
}

import type { Severity } from '@cordon/protocol/alert/severity.ts';
import { severities } from '@cordon/protocol/alert/severity.ts';
import { type Finding, isOpenFail } from '@cordon/protocol/visit/finding.ts';
import { visitRules } from '@cordon/protocol/visit/rules.ts';
import { type Deviation, type Help, type Hold, isUnderWay, type Override } from '@cordon/protocol/visit/state.ts';
import type { KeptRecord } from '@cordon/protocol/offline/records.ts';
import type { VisitState, VisitUnderWay } from '@cordon/protocol/visit/state.ts';
import type { Picture } from '../state/picture.ts';

/** Something that stands still until a supervisor has decided. */
type Pending = { key: string; since: number; severity: Severity };
export type PendingDecision =
  | (Pending & { visit: VisitUnderWay } & (
        | { kind: 'hold'; hold: Hold; findings: Finding[] } // the open fails, with the values seen
        | { kind: 'override'; override: Override; finding: Finding | null } // null: a condition that admission waits for
        | { kind: 'deviation'; deviation: Deviation }
        | { kind: 'help'; help: Help }
      ))
  | RecordDecision;

/** A record that was not taken: its visit may have ended meanwhile. */
export type RecordDecision = Pending & { visit: VisitState; kind: 'record'; record: KeptRecord };

/** [U67] Everything that waits for a supervisor: the gravest first, then what has waited longest. */
export function pendingDecisions({ visits }: Pick<Picture, 'visits'>, now: number): PendingDecision[] {
  const all = Object.values(visits).map(({ state }) => state);
  const underWay = all
    .filter(isUnderWay)
    .flatMap((visit) => [...holds(visit), ...overrides(visit, now), ...deviations(visit), ...helps(visit)]);
  return [...underWay, ...all.flatMap(records)].toSorted(
    (a, b) =>
      severities.indexOf(b.severity) - severities.indexOf(a.severity) || a.since - b.since || (a.key < b.key ? -1 : 1),
  );
}

function records(visit: VisitState): PendingDecision[] {
  return visit.unsettled.map((record) => ({
    kind: 'record',
    key: record.recordId,
    visit,
    record,
    since: record.at,
    severity: 'high',
  }));
}

function holds(visit: VisitUnderWay): PendingDecision[] {
  const { held: hold } = visit;
  if (hold === null) return [];
  const findings = heldFindings(visit);
  const grave = findings.some(({ rule }) => visitRules[rule].severity === 'critical');
  return [
    {
      kind: 'hold',
      key: `${visit.id}.hold`,
      visit,
      hold,
      findings,
      since: hold.since,
      severity: grave ? 'critical' : 'high',
    },
  ];
}

/** The fails for which the visit is held, as they stand now: corrected and waived ones are no longer among them. */
export function heldFindings(visit: VisitUnderWay): Finding[] {
  if (visit.held?.reason.kind !== 'finding') return [];
  return findingsOf(visit, visit.held.reason.stepId).filter(isOpenFail);
}

function overrides(visit: VisitUnderWay, now: number): PendingDecision[] {
  return visit.overrides
    .filter(({ status, lapsesAt }) => status === 'asked' && now < lapsesAt)
    .map((override) => ({
      kind: 'override',
      key: override.overrideId,
      visit,
      override,
      finding: findingFor(visit, override),
      since: override.at,
      severity: 'high',
    }));
}

/** The fail that an override is asked for. */
export function findingFor(
  visit: VisitUnderWay,
  { stepId, rule, personId }: Pick<Override, 'stepId' | 'rule' | 'personId'>,
): Finding | null {
  return (
    findingsOf(visit, stepId).findLast((f) => f.rule === rule && f.personId === personId && f.outcome === 'fail') ??
    null
  );
}

function findingsOf(visit: VisitUnderWay, stepId: string): Finding[] {
  return (visit.steps[stepId]?.entries ?? []).flatMap(({ findings }) => findings);
}

function deviations(visit: VisitUnderWay): PendingDecision[] {
  return visit.deviations
    .filter(({ verdict }) => verdict === null)
    .map((deviation) => ({
      kind: 'deviation',
      key: deviation.deviationId,
      visit,
      deviation,
      since: deviation.at,
      severity: deviation.kind === 'left-cab' || deviation.kind === 'contact' ? 'critical' : 'high',
    }));
}

function helps(visit: VisitUnderWay): PendingDecision[] {
  return visit.helps
    .filter(({ givenAt }) => givenAt === null)
    .map((help) => ({
      kind: 'help',
      key: help.helpId,
      visit,
      help,
      since: help.at,
      severity: help.need === 'doctor' || help.need === 'way-out' ? 'critical' : 'high',
    }));
}

import { waitingReasons } from '@cordon/protocol/steps/admit/step.ts';
import { isOpenFail, type Finding } from '@cordon/protocol/visit/finding.ts';
import { comparisonStepOf, stepsOf } from '@cordon/protocol/visit/route.ts';
import { type VisitStep, type StepEntry, type VisitState } from '@cordon/protocol/visit/state.ts';
import type { VisitRule } from '@cordon/protocol/visit/rules.ts';

export type SeenFinding = { step: VisitStep; entry: StepEntry; finding: Finding };

/** [U114] Every finding of the visit: what stops it first, then what to take note of, then what passed. */
export function findingsOf(visit: VisitState): SeenFinding[] {
  const all = stepsOf(visit).flatMap((step) =>
    (step.progress?.entries ?? []).flatMap((entry) => entry.findings.map((finding) => ({ step, entry, finding }))),
  );
  return all.toSorted((a, b) => rank(a.finding) - rank(b.finding)); // stable: the route's order within each
}

function rank(finding: Finding): number {
  if (isOpenFail(finding)) return 0;
  switch (finding.outcome) {
    case 'fail':
      return 1;
    case 'warn':
      return 2;
    case 'pass':
      return 3;
    default:
      return finding.outcome satisfies never;
  }
}

export type Comparison = { same: Finding[]; different: Finding[] };

/** [U116] The latest comparison at the exit, field by field; null when there is none. */
export function comparisonOf(visit: VisitState): Comparison | null {
  const step = comparisonStepOf(visit);
  const findings = step?.progress?.entries.at(-1)?.findings ?? [];
  if (findings.length === 0) return null;
  return {
    same: findings.filter(({ outcome }) => outcome === 'pass'),
    different: findings.filter(({ outcome }) => outcome !== 'pass'),
  };
}

export type Admission = {
  findings: readonly Finding[]; // every condition as it stands now
  waiting: VisitRule[]; // the site is not ready for the vehicle
  failing: VisitRule[]; // the vehicle itself would fail: reporting its admission would hold it
};

/** [U112] Waiting mends what the site is not ready for, never what the vehicle itself lacks. */
export function admissionIn(findings: readonly Finding[]): Admission {
  const waiting = waitingReasons(findings);
  const failing = findings.filter((f) => isOpenFail(f) && !waiting.includes(f.rule)).map(({ rule }) => rule);
  return { findings, waiting, failing };
}

/** The last such entry at this site, as this picture knows it; null when there is none. */
export function latest(visits: readonly VisitState[], is: (entry: StepEntry) => boolean): StepEntry | null {
  const entries = visits.flatMap(({ steps }) => Object.values(steps).flatMap((step) => step.entries.filter(is)));
  return entries.reduce<StepEntry | null>((last, entry) => (last === null || entry.at > last.at ? entry : last), null);
}

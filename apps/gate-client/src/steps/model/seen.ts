import type { ErrorCode } from '@cordon/protocol/errors.ts';
import type { Actor } from '@cordon/protocol/roles.ts';
import { rulesOfSteps } from '@cordon/protocol/steps/rules.ts';
import { correctionFault } from '@cordon/protocol/visit/decide/judged-on.ts';
import { type Finding, isOpenFail } from '@cordon/protocol/visit/finding.ts';
import { comparisonStepOf, stepsOf } from '@cordon/protocol/visit/route.ts';
import { type VisitStep, isUnderWay, type StepEntry, type VisitState } from '@cordon/protocol/visit/state.ts';

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

type SignedIn = Pick<Extract<Actor, { kind: 'person' }>, 'personId' | 'name' | 'role'>;

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

/** `fault`: why this person does not correct it; null when they may. */
export type Correctable = { step: VisitStep; entry: StepEntry; fault: ErrorCode | null };

/** [U117] [U331] The reports of these places that are corrected at all, and by this person; of a disinfection only its start. */
export function correctableOf(visit: VisitState, isMine: (step: VisitStep) => boolean, me: SignedIn): Correctable[] {
  if (!isUnderWay(visit)) return [];
  const actor: Actor = { kind: 'person', ...me, stations: [] };
  return stepsOf(visit)
    .filter((step) => rulesOfSteps[step.kind].correctable && isMine(step))
    .flatMap((step) => (step.progress?.entries ?? []).map((entry) => ({ step, entry })))
    .filter(({ entry: { report } }) => rulesOfSteps[report.kind].corrects?.(report, report) ?? true)
    .map(({ step, entry }) => ({ step, entry, fault: correctionFault(visit, step, entry, actor) }));
}

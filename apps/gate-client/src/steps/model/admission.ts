import { type Finding, isOpenFail } from '@cordon/protocol/visit/finding.ts';
import type { VisitRule } from '@cordon/protocol/visit/rules.ts';
import { waitingReasons } from '@cordon/protocol/steps/admit/step.ts';

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

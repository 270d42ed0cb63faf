import type { Facts } from '../../decision.ts';
import { sameValue } from '../../same-value.ts';
import type { VisitEvent } from '../events.ts';
import { evolveVisit } from '../evolve.ts';
import { isUnderWay, type VisitUnderWay } from '../state.ts';
import { judge, outcomeOf } from '../steps/registry.ts';
import { testsAtAdmission } from '../steps/tests.ts';
import { stepOf } from '../route.ts';
import { keepFails, keepWaivers } from '../waivers.ts';

/** [M2] What depends on a corrected report is judged again: the tests at the admission, the comparison at the exit. */
export function judgeDependents(visit: VisitUnderWay, corrected: VisitEvent, facts: Facts): VisitEvent[] {
  const stamp = { at: facts.now, version: 0, by: { personId: null, name: '', role: 'system' } } as const;
  const after = evolveVisit(visit, corrected, stamp, visit.id);
  return isUnderWay(after) ? [...testsAgain(after), ...comparisonAgain(after, facts)] : [];
}

/* As of the admission. One that has failed is tried again, and looks at everything then. */
function testsAgain(visit: VisitUnderWay): VisitEvent[] {
  const admit = visit.steps['admit'];
  const entry = admit?.entries.at(-1);
  if (admit?.status !== 'done' || entry === undefined) return [];
  const tests = testsAtAdmission(visit, entry.recordedAt);
  const judged = entry.findings.map((f) =>
    f.rule === 'admit.test-age' ? (tests.find(({ personId }) => personId === f.personId) ?? f) : f,
  );
  const findings = keepFails(keepWaivers(judged, entry.findings), entry.findings, false);
  if (sameValue(findings, entry.findings)) return [];
  return [{ type: 'findingsRecomputed', stepId: 'admit', entry: entry.version, findings, outcome: 'done' }];
}

function comparisonAgain(visit: VisitUnderWay, facts: Facts): VisitEvent[] {
  const step = stepOf(visit, 'reconcile');
  const entry = step?.progress?.entries.at(-1);
  if (step === undefined || entry === undefined) return [];
  const judged = judge({ visit, step, entries: [], facts }, entry.report);
  if (!Array.isArray(judged)) return [];
  const findings = keepFails(keepWaivers(judged, entry.findings), entry.findings, step.status === 'failed');
  if (sameValue(findings, entry.findings)) return [];
  const outcome = outcomeOf(visit, step.kind, [{ report: entry.report, findings }]);
  return [{ type: 'findingsRecomputed', stepId: step.id, entry: entry.version, findings, outcome }];
}

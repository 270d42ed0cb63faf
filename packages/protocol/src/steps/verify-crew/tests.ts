import { sameValue } from '../../same-value.ts';
import type { Limits } from '../../site/settings.ts';
import { hoursBetween, type Instant, minuteMs, oneDecimal } from '../../time.ts';
import { type Finding, finding, isOpenFail, passOrWarn } from '../../visit/finding.ts';
import type { ReportOf, StepReport } from '../kinds.ts';
import type { StepEntry, VisitUnderWay } from '../../visit/state.ts';
import { applyWaivers } from '../../visit/waivers.ts';

type Test = Pick<ReportOf<'verify-crew'>, 'personId' | 'sampledAt' | 'result' | 'antigen'>;

/**
 * [V8] A positive test of either kind is never admitted. Without a result, a negative antigen test admits on condition.
 */
export function testResult({ personId, result, antigen }: Test): Finding {
  const isPositive = result === 'positive' || antigen === 'positive';
  const outcome = isPositive ? 'fail' : passOrWarn(result === 'negative');
  return finding('verify.test-result', outcome, { result, antigen }, { result: 'negative' }, personId);
}

/**
 * [V7] The age of the test from sampling to the expected exit. [V8] On condition, the sample has the same age limit,
 * and a negative antigen test replaces the result.
 *
 * @param now when it is judged: at the verification, and again at the admission
 */
export function testAge(
  rule: 'verify.test-age' | 'admit.test-age',
  { personId, sampledAt, result, antigen }: Test,
  limits: Limits,
  now: Instant,
): Finding {
  const exitAt = now + limits.expectedLoopMinutes * minuteMs;
  const age = sampledAt === null || sampledAt > now ? null : hoursBetween(sampledAt, exitAt);
  const isFresh = age !== null && age <= limits.testAgeHours;
  const outcome = !isFresh ? 'fail' : result === 'negative' ? 'pass' : antigen === 'negative' ? 'warn' : 'fail';
  const ageHours = sampledAt === null ? null : oneDecimal(hoursBetween(sampledAt, exitAt));
  return finding(rule, outcome, { ageHours, result, antigen }, { hours: limits.testAgeHours }, personId);
}

/**
 * [V22] Everybody's test, judged again, since the vehicle may have waited for hours. What two people waived of a sample
 * at the verification stays waived.
 */
export function testsAtAdmission(visit: VisitUnderWay, now: Instant): Finding[] {
  return visit.declaration.crew.flatMap(({ personId }) => {
    const entry = verifications(visit).findLast(({ report }) => report.personId === personId);
    if (entry === undefined) return [];
    const judged = testAge('admit.test-age', entry.report, visit.limits, now);
    const waiver = entry.findings.find(({ rule }) => rule === 'verify.test-age')?.waivedBy ?? null;
    return [isOpenFail(judged) ? { ...judged, waivedBy: waiver } : judged];
  });
}

/**
 * [V22] The IDs of people who are verified again before the next try: the admission failed for a test, and theirs would
 * fail again.
 */
export function peopleToVerifyAgain(visit: VisitUnderWay, now: Instant): string[] {
  const isTest = (f: Finding) => f.rule === 'admit.test-age' && isOpenFail(f);
  return Object.entries(visit.steps).flatMap(([stepId, { status, entries }]) => {
    if (status !== 'failed' || !entries.some(({ findings }) => findings.some(isTest))) return [];
    // A waiver of a test has no time limit that a jump of the clock could extend.
    const open = applyWaivers(visit, stepId, testsAtAdmission(visit, now), now, []).filter(isOpenFail);
    return open.flatMap(({ personId }) => personId ?? []);
  });
}

type Verification = StepEntry & { report: ReportOf<'verify-crew'> };

/** The current verification of each person. */
export function verifications({ steps }: Pick<VisitUnderWay, 'steps'>): Verification[] {
  const entries = Object.values(steps).flatMap((step) => step.entries);
  return entries.filter((entry): entry is Verification => entry.report.kind === 'verify-crew');
}

/** [X7] The result that a correction adds to a verification without one; null when it changes anything else. */
export function resultAdded(was: StepReport, is: StepReport): ReportOf<'verify-crew'>['result'] {
  if (was.kind !== 'verify-crew' || is.kind !== 'verify-crew') return null;
  return sameValue({ ...is, result: was.result }, was) ? is.result : null;
}

/** [V23] People who were verified on condition and whose result is still unknown. */
export function awaitedResults(visit: Pick<VisitUnderWay, 'steps'>): Verification[] {
  return verifications(visit).filter(
    ({ report: { result }, findings }) =>
      (result === null || result === 'pending') &&
      findings.some(({ rule, outcome }) => rule === 'verify.test-age' && outcome === 'warn'),
  );
}

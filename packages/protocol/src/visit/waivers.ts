import { sameValue } from '../same-value.ts';
import { type ClockJump, permittedUntil } from '../site/clock-jumps.ts';
import type { Instant } from '../time.ts';
import { type Finding, isOpenFail } from './finding.ts';
import type { Override, VisitState } from './state.ts';

/**
 * [O6] Waives the fails for which an override was approved before the step is reported. Each override waives the one
 * fail that it names.
 */
export function applyWaivers(
  visit: VisitState,
  stepId: string,
  findings: readonly Finding[],
  now: Instant,
  jumps: readonly ClockJump[],
): Finding[] {
  return findings.map((f) => {
    if (f.outcome !== 'fail' || f.waivedBy !== null) return f;
    const override = visit.overrides.find(
      (o) =>
        isWaiverActive(o, now, jumps) &&
        o.stepId === stepId &&
        o.rule === f.rule &&
        o.personId === f.personId &&
        !isOfOtherReport(visit, o),
    );
    return override === undefined ? f : { ...f, waivedBy: override.overrideId };
  });
}

/* [X8] The waived report of this person has been corrected since. */
function isOfOtherReport(visit: VisitState, { personId, settledAt = Infinity }: Override): boolean {
  return visit.changes.some(
    ({ at, what }) =>
      at > settledAt && what.kind === 'report' && 'personId' in what.is && what.is.personId === personId,
  );
}

type Waiver = Pick<Override, 'status' | 'goodUntil' | 'putBackMs'>;

/** [O8] Whether an approved waiver still waits for its fail. */
export function isWaiverActive(override: Waiver, now: Instant, jumps: readonly ClockJump[]): boolean {
  const until = waivesUntil(override, jumps);
  return override.status === 'approved' && (until === null || now < until);
}

/** [O8] [CL10] When a waiver ends; null when it has no end. */
export function waivesUntil({ goodUntil, putBackMs = 0 }: Waiver, jumps: readonly ClockJump[]): Instant | null {
  return goodUntil === null ? null : permittedUntil(goodUntil, putBackMs, jumps);
}

/** [O5] Waives the fail that an override names, in the last entry that has it. */
export function waiveFail<E extends { findings: Finding[] }>(
  entries: readonly E[],
  { overrideId, rule, personId }: Pick<Override, 'overrideId' | 'rule' | 'personId'>,
): E[] {
  const meets = (f: Finding) => isOpenFail(f) && f.rule === rule && f.personId === personId;
  const met = entries.findLastIndex(({ findings }) => findings.some(meets));
  return entries.map((entry, index) =>
    index === met
      ? { ...entry, findings: entry.findings.map((f) => (meets(f) ? { ...f, waivedBy: overrideId } : f)) }
      : entry,
  );
}

/**
 * [X8] A correction removes no fail: a waived one stays waived, and one whose step is done again stays until then.
 * Where the vehicle has moved on, another correction may resolve what a correction revealed; see [M3].
 *
 * @param judged the findings as judged now, with their waivers kept
 * @param again whether the step will be done again
 */
export function keepFails(judged: readonly Finding[], was: readonly Finding[], again: boolean): Finding[] {
  return judged.map((f) => {
    if (f.outcome === 'fail') return f;
    const fail = was.find((w) => w.outcome === 'fail' && w.rule === f.rule && w.personId === f.personId);
    return fail !== undefined && (again || fail.waivedBy !== null) ? fail : f;
  });
}

/** [M5] A fail that is judged again keeps its waiver when it is the same: rule, person, values and limits. */
export function keepWaivers(judged: readonly Finding[], was: readonly Finding[]): Finding[] {
  const waived = was.filter(({ waivedBy }) => waivedBy !== null);
  return judged.map((f) => {
    const same = waived.find((w) => sameValue({ ...w, waivedBy: null }, f));
    return same === undefined ? f : { ...f, waivedBy: same.waivedBy };
  });
}

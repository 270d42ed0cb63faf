import type { Facts } from '../../decision.ts';
import { jumpsOf } from '../../site/clock-jumps.ts';
import { isOpenAt, isPointOpen, opensAt } from '../../site/hours.ts';
import type { Station } from '../../site/settings.ts';
import type { SiteState } from '../../site/state.ts';
import { minuteMs } from '../../time.ts';
import { personClaim, platesHeldBy, pointClaim } from '../../visit/claim-names.ts';
import { type Finding, finding, isOpenFail, passOrFail } from '../../visit/finding.ts';
import type { VisitRule } from '../../visit/rules.ts';
import { applyWaivers } from '../../visit/waivers.ts';
import { anyEntry, refuseReport, type StepContext, stepRules } from '../define.ts';
import { crewInOtherVehicle } from '../verify-crew/elsewhere.ts';
import { testsAtAdmission } from '../verify-crew/tests.ts';
import { shape } from './shape.ts';

/** [V12] Rules that make a vehicle wait: the vehicle is in order, but the site is not ready for it. */
const waitsFor: readonly VisitRule[] = [
  'admit.lockdown',
  'admit.campus-clear',
  'admit.open-hours',
  'admit.point-hours',
  'admit.room',
];

/** [V11] [V12] The vehicle is admitted, held for a fail of its own, or waits while the site is not ready. */
export const rules = stepRules(shape, {
  judge(context) {
    const findings = admitFindings(context);
    const { now, site } = context.facts;
    const reasons = waitingReasons(applyWaivers(context.visit, context.step.id, findings, now, jumpsOf(site)));
    return reasons.length > 0 ? refuseReport('admit-not-yet', { reasons }, true) : findings;
  },
  complete: anyEntry,
  correctable: false,
  judgedBy: [],
  example: () => ({ kind: 'admit' }),
  moves: 'enters',
  looksAt: ['crew', 'stops'],
  waitsFor,
  claims: (visit) => [
    ...platesHeldBy(visit),
    ...visit.declaration.stops.map(pointClaim),
    ...visit.declaration.crew.map(({ personId }) => personClaim(personId)),
  ],
  /* The tests as of the admission. A failed admission is tried again and judges everything again. */
  judgeAgain({ visit, step }, entry) {
    if (step.status !== 'done') return null;
    const tests = testsAtAdmission(visit, entry.recordedAt);
    return entry.findings.map((f) =>
      f.rule === 'admit.test-age' ? (tests.find(({ personId }) => personId === f.personId) ?? f) : f,
    );
  },
});

/** [V12] The rules for which the vehicle waits. */
export function waitingReasons(findings: readonly Finding[]): VisitRule[] {
  return findings.filter((f) => isOpenFail(f) && waitsFor.includes(f.rule)).map((f) => f.rule);
}

/** [V11] All conditions of admission at this moment; the screen shows them while a vehicle waits. */
export function admitFindings({ visit, facts }: Pick<StepContext, 'visit' | 'facts'>): Finding[] {
  const { site, now, holders } = facts;
  const { declaration } = visit;
  const first = declaration.stops[0] ?? '';
  const inRoom = (holders[pointClaim(first)] ?? []).filter((id) => id !== visit.id).length;
  const point = site.stations.find(({ id }) => id === first);
  const capacity = point?.capacity ?? 0;
  const others = platesHeldBy(visit).flatMap((claim) => (holders[claim] ?? []).filter((id) => id !== visit.id));
  const exitAt = now + visit.limits.expectedLoopMinutes * minuteMs;
  const pass = declaration.vehiclePass;
  const wrongStops = declaration.stops.filter((stop) => !serves(site, stop, declaration.purpose));
  return [
    finding('admit.campus-clear', passOrFail(site.clear !== null && now < site.clear.until), {
      until: site.clear?.until ?? null,
    }),
    finding('admit.open-hours', passOrFail(isOpenAt(site.hours, site.timeZone, now)), { at: now }),
    pointHours(point, facts),
    finding('admit.lockdown', passOrFail(site.lockdown === null), { since: site.lockdown?.at ?? null }),
    finding('admit.room', passOrFail(inRoom < capacity), { station: first, vehicles: inRoom }, { capacity }),
    finding('admit.already-inside', passOrFail(others.length === 0), { others: others.length }),
    finding(
      'admit.vehicle-pass',
      passOrFail(pass !== null && pass.validUntil >= exitAt),
      { pass: pass?.number ?? null, validUntil: pass?.validUntil ?? null },
      { exitAt },
    ),
    finding('admit.route', passOrFail(wrongStops.length === 0), { stops: wrongStops }),
    ...testsAtAdmission(visit, now),
    ...crewInOtherVehicle(visit, facts),
  ];
}

/**
 * [V13] A first point that is closed by its hours will open again; one that the office has shut is not on any route.
 */
function pointHours(point: Station | undefined, { site, now }: Facts): Finding {
  const closed = point?.open === true && !isPointOpen(point, site.timeZone, now);
  const opens = closed ? opensAt(point, site.timeZone, now) : null;
  return finding('admit.point-hours', passOrFail(!closed), { station: point?.id ?? null, opensAt: opens });
}

/**
 * [V13] Whether a point serves the purpose and is not shut by the office: supply goes to unloading points, refuse comes
 * from refuse points.
 */
export function serves(site: SiteState, stationId: string, purpose: 'supply' | 'refuse'): boolean {
  const kind = purpose === 'supply' ? 'unloading' : 'refuse';
  return site.stations.some((station) => station.id === stationId && station.open && station.kind === kind);
}

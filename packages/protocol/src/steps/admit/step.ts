import { z } from 'zod';
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
import { anyEntry, refuseReport, type StepContext, stepRules, stepShape } from '../define.ts';
import { crewElsewhere } from '../verify-crew/elsewhere.ts';
import { testsAtAdmission } from '../verify-crew/tests.ts';

export const shape = stepShape({
  kind: 'admit',
  report: z.strictObject({ kind: z.literal('admit') }),
  acts: ['admit'],
  words: {
    zh: { name: '准入', acts: { admit: '办理准入' } },
    en: { name: 'Admit', acts: { admit: 'Go to admission' } },
  },
  offline: 'paper',
  slowMinutes: null,
  findings: {
    'admit.campus-clear': {
      severity: 'warning',
      waivable: true,
      zh: { title: '归寝确认', good: '归寝确认有效至 {{until}}', bad: '归寝确认未作出或已失效（{{until}}）' },
      en: {
        title: 'Campus clear',
        good: 'Campus clear until {{until}}',
        bad: 'Campus clear was not given or has ended ({{until}})',
      },
    },
    'admit.open-hours': {
      severity: 'warning',
      waivable: true,
      zh: { title: '开放时段', good: '{{at}} 在卡口开放时段内', bad: '{{at}} 不在卡口开放时段内' },
      en: { title: 'Opening hours', good: 'The gate is open at {{at}}', bad: 'The gate is not open at {{at}}' },
    },
    'admit.lockdown': {
      severity: 'high',
      waivable: false,
      zh: { title: '全场封控', good: '当前没有封控', bad: '自 {{since}} 起全场封控，暂停准入' },
      en: { title: 'Lockdown', good: 'There is no lockdown', bad: 'Lockdown since {{since}}: nobody is admitted' },
    },
    'admit.point-hours': {
      severity: 'warning',
      waivable: true,
      zh: { title: '站点开放时段', good: '{{station}}现在开放', bad: '{{station}}现在不开放，开放时间：{{opensAt}}' },
      en: {
        title: 'Hours of the point',
        good: '{{station}} is open now',
        bad: '{{station}} is closed now; it opens: {{opensAt}}',
      },
    },
    'admit.room': {
      severity: 'warning',
      waivable: false,
      zh: {
        title: '站点车位',
        good: '{{station}}现有 {{vehicles}} 辆，可容 {{limit.capacity}} 辆',
        bad: '{{station}}已满：现有 {{vehicles}} 辆，可容 {{limit.capacity}} 辆',
      },
      en: {
        title: 'Room at the point',
        good: '{{station}}: {{vehicles}} there, room for {{limit.capacity}}',
        bad: '{{station}} is full: {{vehicles}} there, room for {{limit.capacity}}',
      },
    },
    'admit.already-inside': {
      severity: 'critical',
      waivable: false,
      zh: { title: '同一车牌不重复入场', good: '没有同车牌的其他车次', bad: '同一车牌另有 {{others}} 个车次未办结' },
      en: {
        title: 'Not inside twice',
        good: 'No other open visit with this plate',
        bad: 'Other open visits with this plate: {{others}}',
      },
    },
    'admit.crew-elsewhere': {
      severity: 'critical',
      waivable: true,
      zh: {
        title: '准入时人员未随其他车辆在场',
        good: '没有随其他车辆在场内',
        bad: '该人员登记为正随 {{plate}} 在场内：请核对证件号码；号码无误请报监管处理',
      },
      en: {
        title: 'Crew not with another vehicle',
        good: 'Not inside with another vehicle',
        bad: 'Recorded as inside with {{plate}}: check the number of the document. If it is right, call a supervisor',
      },
    },
    'admit.vehicle-pass': {
      severity: 'high',
      waivable: true,
      zh: {
        title: '车辆通行证',
        good: '车辆通行证 {{pass}} 有效至 {{validUntil}}',
        bad: '车辆通行证：{{pass}}，有效至 {{validUntil}}，须覆盖预计出场时间 {{limit.exitAt}}',
      },
      en: {
        title: 'Vehicle pass',
        good: 'Vehicle pass {{pass}} valid until {{validUntil}}',
        bad: 'Vehicle pass: {{pass}}, valid until {{validUntil}}; it must cover the expected exit at {{limit.exitAt}}',
      },
    },
    'admit.test-age': {
      severity: 'high',
      waivable: true,
      zh: {
        title: '准入时核酸时效',
        good: '到预计出场时采样满 {{ageHours}} 小时，限 {{limit.hours}} 小时内',
        bad: '到预计出场时采样满 {{ageHours}} 小时，限 {{limit.hours}} 小时内；核酸结果：{{result}}；现场抗原：{{antigen}}',
      },
      en: {
        title: 'Test age at admission',
        good: '{{ageHours}} h since sampling at the expected exit, at most {{limit.hours}} h',
        bad: '{{ageHours}} h since sampling at the expected exit, at most {{limit.hours}} h; result: {{result}}; antigen test at the gate: {{antigen}}',
      },
    },
    'admit.route': {
      severity: 'high',
      waivable: true,
      zh: { title: '路线与用途相符', good: '各站点均开放，且与本车次用途相符', bad: '站点关闭或与用途不符：{{stops}}' },
      en: {
        title: 'Route fits the purpose',
        good: 'All points are open and fit the purpose',
        bad: 'Closed, or not for this purpose: {{stops}}',
      },
    },
  },
});

/** [V12] What a vehicle may have to wait for: the vehicle is in order, the site is not ready for it. */
const waitsFor: readonly VisitRule[] = [
  'admit.lockdown',
  'admit.campus-clear',
  'admit.open-hours',
  'admit.point-hours',
  'admit.room',
];

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
  /* The tests, as of the admission. One that has failed is tried again, and looks at everything then. */
  judgeAgain({ visit, step }, entry) {
    if (step.status !== 'done') return null;
    const tests = testsAtAdmission(visit, entry.recordedAt);
    return entry.findings.map((f) =>
      f.rule === 'admit.test-age' ? (tests.find(({ personId }) => personId === f.personId) ?? f) : f,
    );
  },
});

export function waitingReasons(findings: readonly Finding[]): VisitRule[] {
  return findings.filter((f) => isOpenFail(f) && waitsFor.includes(f.rule)).map((f) => f.rule);
}

/** [V11] Every condition of admission as it stands now; also what the screen shows while a vehicle waits. */
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
    ...crewElsewhere(visit, facts),
  ];
}

/** [V13] A first point that is closed by its hours opens again; one that the office has shut is on nobody's route. */
function pointHours(point: Station | undefined, { site, now }: Facts): Finding {
  const closed = point?.open === true && !isPointOpen(point, site.timeZone, now);
  const opens = closed ? opensAt(point, site.timeZone, now) : null;
  return finding('admit.point-hours', passOrFail(!closed), { station: point?.id ?? null, opensAt: opens });
}

/** [V13] Supply goes to unloading points, refuse comes from refuse points; the office has not shut the point. */
export function serves(site: SiteState, stationId: string, purpose: 'supply' | 'refuse'): boolean {
  const kind = purpose === 'supply' ? 'unloading' : 'refuse';
  return site.stations.some((station) => station.id === stationId && station.open && station.kind === kind);
}

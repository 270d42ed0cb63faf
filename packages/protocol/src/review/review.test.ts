import { describe, expect, it } from 'vitest';
import { acknowledgeIt, alertOf, holdIt, resumeIt } from '../testing/alerts.ts';
import { gateOfficer, supervisorA } from '../testing/actors.ts';
import { driver } from '../testing/declarations.ts';
import { declare, goTo, nightAt, report, visitA, visitB } from '../testing/journey.ts';
import { Night } from '../testing/night.ts';
import { late, stepOfNight } from '../testing/late.ts';
import { verificationOf } from '../testing/reports.ts';
import { hourMs, minuteMs } from '../time.ts';
import type { FeedEvent } from '../wire/feed.ts';
import { deadlinesMissed } from './deadlines.ts';
import { type VisitTimeline, timelineOf } from './timeline.ts';
import { summarise } from './summary.ts';
import { whatIf } from './what-if.ts';

/** What the feed would say of each visit of a night. */
function storiesOf(night: Night): VisitTimeline[] {
  const feed = night.log.map((entry, i) => ({
    ...entry,
    seq: i + 1,
    observedAt: entry.at,
    commandId: 'c',
    stations: [],
  })) as FeedEvent[];
  return [...night.visits.keys()].map((id) =>
    timelineOf(
      id,
      feed.filter((entry) => entry.id === id || (entry.aggregate === 'alert' && entry.id.startsWith(id))),
    ),
  );
}
const one = (night: Night): VisitTimeline => {
  const [story] = storiesOf(night);
  if (story === undefined) throw new RangeError('no visit');
  return story;
};
const tried = (night: Night, change: Parameters<typeof whatIf>[1]) =>
  whatIf(storiesOf(night), change, night.site.state, night.now);

describe('[RV1] deadlines under other limits', () => {
  it('[RV1] under the limits that held, they are those that passed', () => {
    const night = nightAt('s1.dock');
    night.wait(200);
    holdIt(night);
    night.wait(30);
    resumeIt(night);
    night.wait(400);
    const passed = one(night).visit.flatMap(({ event }) => (event.type === 'deadlinePassed' ? [event.deadline] : []));
    expect(passed.length).toBeGreaterThan(3);
    expect(deadlinesMissed(one(night), {}, night.now, [])).toEqual(passed.filter(({ at }) => at < night.now));
  });

  it('[RV1] a shorter loop limit is missed earlier, a longer one not at all', () => {
    const night = nightAt('s1.dock');
    const admitted = night.underWay(visitA).admittedAt ?? 0;
    night.wait(150);
    const at = (loopWarnMinutes: number) =>
      deadlinesMissed(one(night), { loopWarnMinutes }, night.now, []).find(({ kind }) => kind === 'loop-warn')?.at;
    expect(at(120)).toBe(admitted + 120 * minuteMs);
    expect(at(90)).toBe(admitted + 90 * minuteMs);
    expect(at(180)).toBeUndefined();
  });
});

describe('[RV2] findings under other limits', () => {
  it('[RV2] a strict test age fails whom the usual one lets pass', () => {
    const night = nightAt('verify-crew');
    const as = verificationOf(driver, { sampledAt: night.now - 30 * hourMs });
    report(night, 'verify-crew', { as });
    const { differing, fails } = tried(night, { testAgeHours: 24 });
    expect(fails).toEqual({ more: 1, fewer: 0 });
    expect(differing).toMatchObject([
      {
        visitId: visitA,
        plate: '渝A12345',
        findings: [
          { stepId: 'verify-crew', rule: 'verify.test-age', was: 'pass', would: 'fail', personId: driver.personId },
        ],
      },
    ]);
  });

  it('[RV2] a looser limit lets pass what failed', () => {
    const night = nightAt('verify-crew');
    report(night, 'verify-crew', { as: verificationOf(driver, { temperatureC: 37.4 }) });
    expect(tried(night, { temperatureBelowC: 37.5 }).fails).toEqual({ more: 0, fewer: 1 });
  });

  it('[RV3] the same limits make no difference, whatever happened', () => {
    const night = nightAt('verify-crew');
    report(night, 'verify-crew', { as: verificationOf(driver, { temperatureC: 39 }) });
    resumeIt(night);
    goTo(night, 's1.dock');
    night.wait(500);
    expect(tried(night, {})).toMatchObject({ visits: 1, differing: [], alerts: { more: 0, fewer: 0, moved: 0 } });
    expect(tried(night, { ...night.underWay(visitA).limits }).differing).toEqual([]);
  });

  it('[RV3] tells alerts that would ring, would not, or at another time', () => {
    const night = nightAt('s1.dock');
    night.wait(130);
    expect(tried(night, { loopWarnMinutes: 90 }).alerts).toEqual({ more: 0, fewer: 0, moved: 1 });
    expect(tried(night, { loopWarnMinutes: 200 }).alerts).toEqual({ more: 0, fewer: 1, moved: 0 });
    expect(tried(night, { loopCriticalMinutes: 125 }).alerts).toEqual({ more: 1, fewer: 0, moved: 0 });
  });

  it('[RV3] leaves the record as it is', () => {
    const night = nightAt('s1.dock');
    const before = JSON.stringify([night.log, [...night.visits], [...night.alerts]]);
    tried(night, { testAgeHours: 1, contactMinutes: 240, loopWarnMinutes: 10 });
    expect(JSON.stringify([night.log, [...night.visits], [...night.alerts]])).toBe(before);
  });
});

describe('[RV4] a night in figures', () => {
  it('[RV4] counts visits by phase and outcome, and how long the loops took', () => {
    const night = new Night();
    declare(night, visitA);
    goTo(night, null);
    declare(night, visitB, { plate: '渝B12345' });
    goTo(night, 'seal', visitB);
    const { visits, loops } = summarise(storiesOf(night));
    expect(visits).toMatchObject({ released: 1, atGate: 1, refused: 0 });
    const a = night.visit(visitA);
    const minutes = a.status === 'released' && a.admittedAt !== null ? (a.closedAt - a.admittedAt) / minuteMs : null;
    expect(loops).toEqual({ count: 1, median: minutes, longest: minutes, slowest: '渝A12345' });
  });

  it('[RV4] counts the most frequent fails, and how fast alerts were acknowledged', () => {
    const night = nightAt('verify-crew');
    report(night, 'verify-crew', { as: verificationOf(driver, { temperatureC: 39 }) });
    night.now += 3 * minuteMs;
    acknowledgeIt(night, 'verify.temperature');
    resumeIt(night);
    report(night, 'verify-crew', { as: verificationOf(driver, { temperatureC: 38 }) });
    night.now += 5 * minuteMs;
    acknowledgeIt(night, 'verify.temperature');
    const summary = summarise(storiesOf(night));
    expect(summary.fails).toEqual([{ rule: 'verify.temperature', count: 2 }]);
    expect(summary.alerts.high).toBe(2);
    expect(summary.acknowledged.high).toEqual({ count: 2, median: 4, longest: 5 });
    expect(summary.unacknowledged).toBe(0);
  });

  it('[RV4] tells false alarms by rule, overrides, deviations and escalations', () => {
    const night = nightAt('s1.dock');
    night.ask(gateOfficer, { type: 'reportDeviation', visitId: visitA, kind: 'other', text: null });
    night.wait(6);
    acknowledgeIt(night, 'visit.deviation');
    const { id: alertId } = alertOf(night, 'visit.deviation');
    night.ask(supervisorA, { type: 'closeAlert', alertId, outcome: 'false-alarm', note: null });
    holdIt(night);
    const summary = summarise(storiesOf(night));
    expect(summary.falseAlarms).toEqual([{ rule: 'visit.deviation', closed: 1, false: 1 }]);
    expect(summary.deviations).toEqual({ reported: 1, breaches: 0 });
    expect(summary.escalations).toBe(2);
    expect(summary.unacknowledged).toBe(1);
    expect(summary.overrides).toEqual({ asked: 0, approved: 0, denied: 0, lapsed: 0 });
  });

  it('[RV4] of nothing is nothing', () => {
    expect(summarise([])).toMatchObject({ loops: { count: 0, median: null, longest: null, slowest: null }, fails: [] });
  });
});

describe('[OF10] what was recorded without the server', () => {
  it('[OF10] [RV2] is tried at the moment it was recorded, not at the one it came', () => {
    const night = nightAt('verify-crew');
    const looked = night.now + minuteMs;
    const { expectedLoopMinutes } = night.underWay(visitA).limits;
    const sampledAt = looked + expectedLoopMinutes * minuteMs - 20 * hourMs; // twenty hours old at the expected exit
    night.wait(90);
    const body = { report: verificationOf(driver, { sampledAt }) };
    expect(late(night, stepOfNight(night, 'verify-crew', body), looked).ok).toBe(true);
    expect(tried(night, { testAgeHours: 21 }).fails).toEqual({ more: 0, fewer: 0 });
    expect(tried(night, { testAgeHours: 19 }).fails).toEqual({ more: 1, fewer: 0 });
  });
});

import { arriveOf } from '@cordon/server/testing/submit-fixture.ts';
import type { VisitEvent } from '@cordon/protocol/visit/events.ts';
import { demoSite } from '@cordon/protocol/site/demo.ts';
import { describe, expect, it } from 'vitest';
import { paths } from './paths.ts';
import { newWay, takeInto } from './route.ts';
import { declared, entry, evidence, helpAsked } from './testing.ts';

const arrived: VisitEvent = { type: 'vehicleArrived', gateId: 'main-gate', limits: demoSite(0).limits };
const arrival = arriveOf('visit');
const report = arrival.type === 'reportStep' ? arrival.report : { kind: 'release' as const };
const step = (stepId: string, outcome: 'running' | 'done'): VisitEvent => ({
  ...{ type: 'stepReported', stepId, stationId: 'main-gate', attempt: 1, report, findings: [], outcome },
});

/** What the model says of each event, in order. */
function told(...events: VisitEvent[]): (string | null)[] {
  const way = newWay();
  return events.map((event, i) => {
    const one = entry(i + 1, event);
    return one.aggregate === 'visit' ? takeInto(way, one) : null;
  });
}
const last = (...events: VisitEvent[]) => told(...events).at(-1);
const held: VisitEvent = { type: 'visitHeld', reason: { kind: 'person', text: '' } };
const there = [declared, arrived, step('arrive', 'done')];

describe('I2: a visit', () => {
  it('goes on in the order of its plan, beside a disinfection that works', () => {
    const way = [...there, step('disinfect-vehicle', 'running'), step('verify-crew', 'done'), step('seal', 'done')];
    expect(told(...way, step('disinfect-vehicle', 'done'), step('admit', 'done'))).toEqual(Array(8).fill(null));
  });

  it.each<[string, VisitEvent[]]>([
    ['a step before its turn', [...there, step('admit', 'done')]],
    ['a step that is done', [...there, step('arrive', 'done')]],
    ['a step that its plan does not have', [...there, step('load', 'done')]],
    ['a step before the disinfection has begun', [...there, step('seal', 'done')]],
    ['a step while it is held', [...there, held, step('disinfect-vehicle', 'running')]],
    ['two holds', [...there, held, held]],
    ['an end of a hold that is none', [...there, { type: 'visitResumed', note: '', again: null, people: [] }]],
    ['help that nobody asked for', [...there, { type: 'helpGiven', helpId: 'h', note: null }]],
    ['two arrivals', [...there, arrived]],
    ['a step after its end', [...there, { type: 'visitRefused', reason: '' }, step('disinfect-vehicle', 'running')]],
  ])('does not have %s', (_, events) => {
    expect(last(...events)).toEqual(expect.any(String));
  });
});

describe('I2: the feed', () => {
  it.each([
    ['a hole in its numbers', [entry(1, declared), entry(3, arrived, { version: 2 })]],
    ['a version left out', [entry(1, declared), entry(2, arrived, { version: 3 })]],
    ['a version given twice', [entry(1, declared), entry(2, helpAsked('h'), { version: 1 })]],
  ])('does not have %s', (_, feed) => {
    expect(paths(evidence({ feed })).violations.length).toBeGreaterThan(0);
  });

  it('says what is stored', () => {
    const feed = [entry(1, declared)];
    const [visit] = feed.map(({ id }) => `visit:${id}`);
    const bare = { status: 'atGate', held: null, steps: {}, helps: [], deviations: [] };
    const found = paths(evidence({ feed, stored: [{ ref: visit ?? '', version: 1, state: bare }] })).violations;
    expect(found.some((text) => text.includes('otherwise than its events fold'))).toBe(true);
    expect(found.some((text) => text.includes('status atGate'))).toBe(true);
    expect(paths(evidence({ feed, stored: [] })).violations).toEqual([`${visit} is in the feed and not stored`]);
  });
});

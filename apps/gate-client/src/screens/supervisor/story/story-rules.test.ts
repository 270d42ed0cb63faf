import { describe, expect, it } from 'vitest';
import { hourMs } from '@cordon/protocol/time.ts';
import { finding } from '@cordon/protocol/visit/finding.ts';
import {
  admitted,
  at,
  atGate,
  declared,
  hotDriver,
  pictureWith,
  readyForAdmission,
  reported,
  site,
  visitOf,
} from '../../../watch/testing/pictures.ts';
import { freePoints, moved, removed, stopLimitsOf, obstaclesOf } from './story-rules.ts';

const stops = ['first-canteen', 'second-canteen', 'north-shop'];

describe('what stands in the way', () => {
  it('[U79] a failed check can be waived, until somebody has asked for it', () => {
    const held = visitOf('v', declared('渝A00001'), ...atGate(0), ...hotDriver(5));
    expect(obstaclesOf(held, pictureWith([held]), at(6))).toMatchObject([
      { stepId: 'verify-crew', finding: { rule: 'verify.temperature' }, override: 'possible' },
    ]);
    const asked = visitOf('v', declared('渝A00001'), ...atGate(0), ...hotDriver(5), [
      6,
      {
        type: 'overrideRequested',
        overrideId: 'o',
        stepId: 'verify-crew',
        rule: 'verify.temperature',
        personId: 'p1',
        reasonCode: 'other',
        text: '复测',
        lapsesAt: at(16),
      },
    ]);
    expect(obstaclesOf(asked, pictureWith([asked]), at(7))[0]?.override).toBe('asked');
  });

  it('[U79] a positive test is never waived', () => {
    const positive = finding('verify.test-result', 'fail', { result: 'positive' }, {}, 'p1');
    const visit = visitOf(
      'v',
      declared('渝A00001'),
      ...atGate(0),
      [
        5,
        {
          type: 'stepReported',
          stepId: 'verify-crew',
          stationId: 'main-gate',
          attempt: 1,
          report: { kind: 'admit' },
          findings: [positive],
          outcome: 'failed',
        },
      ],
      [5, { type: 'visitHeld', reason: { kind: 'finding', stepId: 'verify-crew', rules: ['verify.test-result'] } }],
    );
    expect(obstaclesOf(visit, pictureWith([visit]), at(6))[0]?.override).toBe('never');
  });

  it('[U79] what a ready vehicle waits for is an obstacle too', () => {
    const ready = visitOf('v', declared('渝A00001'), ...atGate(0), ...readyForAdmission(40));
    expect(obstaclesOf(ready, pictureWith([ready]), at(50)).map(({ finding: f }) => f.rule)).toEqual([
      'admit.campus-clear',
    ]);
  });
});

describe('changing the stops', () => {
  const inside = visitOf('v', declared('渝A00001', 0, stops), ...atGate(0), ...readyForAdmission(40), admitted(41));
  const docked = visitOf(
    'v',
    declared('渝A00001', 0, stops),
    ...atGate(0),
    ...readyForAdmission(40),
    admitted(41),
    reported(50, 's1.leg', { kind: 'leg', act: 'reach' }),
  );

  it('[U80] on the way, the next stop can be another but not none; once reached it stays', () => {
    expect(stopLimitsOf(inside)).toEqual({ reached: 0, atLeast: 1, most: 5 });
    expect(stopLimitsOf(docked)).toEqual({ reached: 1, atLeast: 1, most: 5 });
    expect(stopLimitsOf(visitOf('e', declared('渝A00001', 0, stops)))).toBeNull();
  });

  it('[U80] moves and removes only what has not been reached', () => {
    const limits = { reached: 1, atLeast: 1, most: 5 };
    expect(moved(stops, 2, -1, limits)).toEqual(['first-canteen', 'north-shop', 'second-canteen']);
    expect(moved(stops, 1, -1, limits)).toEqual(stops);
    expect(moved(stops, 2, 1, limits)).toEqual(stops);
    expect(removed(stops, 0, limits)).toEqual(stops);
    expect(removed(stops, 1, limits)).toEqual(['first-canteen', 'north-shop']);
    expect(removed(['first-canteen'], 0, { reached: 0, atLeast: 1, most: 5 })).toEqual(['first-canteen']);
  });

  it('[U80] offers open points of the same purpose, each once', () => {
    expect(freePoints(inside, site, stops, 0)).toEqual(['third-canteen', 'central-store']);
    const shut = { ...site, stations: site.stations.map((s) => ({ ...s, open: s.id !== 'third-canteen' })) };
    expect(freePoints(inside, shut, stops, 0)).toEqual(['central-store']);
    const hours = [{ day: 4, from: '08:00', to: '09:00' }]; // 1970 began on a Thursday, at eight o’clock at the site
    const own = site.stations.map((point) => (point.id === 'third-canteen' ? { ...point, hours } : point));
    const free = (now: number) => freePoints(inside, { ...site, stations: own }, stops, now);
    expect(free(hourMs - 1)).toEqual(['third-canteen', 'central-store']);
    expect(free(hourMs)).toEqual(['central-store']);
  });
});

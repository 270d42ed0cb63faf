import { expect, it } from 'vitest';
import { planFor } from './plan.ts';

const cost = {
  ...{ followers: 50, followerKb: 102.4, idleCpu: 0.01, stepMs: 2, stepOfAllMs: 4 },
  ...{ redisStepMs: 1, stepBytes: 1_000, visitBytes: 5_000 },
};
const idle = {
  ...{ sites: 5, serverMb: 190, serverCpu: 0.005, redisCpu: 0.001 },
  ...{ redisConnections: 8, redisCommands: 12, logBytes: 100 },
};
const load = { sites: 1_024, devicesOfSite: 100, visitsOfNight: 36, stepsOfVisit: 100, busySeconds: 3_600, peak: 2 };

it('is what is measured times how many there are', () => {
  expect(planFor(load, cost, idle)).toEqual({
    devices: 102_400,
    stepsAtPeak: 2 * 1_024, // one a second for each site, twice as many at the peak
    serverGb: 200, // 190 MB, and 100 times 0.1
    serverCores: expect.closeTo(1_024 * (0.02 + (2 * 6) / 1_000)), // twice the followers that were measured
    redisCores: expect.closeTo(1_024 * 0.003),
    redisConnections: 8_192,
    redisLogMbOfDay: expect.closeTo(8_847.36),
    redisGbOfYear: expect.closeTo((1_024 * 365 * 36 * 105_000) / 1e9),
    sitesOfRedisByConnections: 1_250,
    sitesOfRedisByCpu: 233,
  });
});

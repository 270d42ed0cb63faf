import { expect, it } from 'vitest';
import type { SiteClock, SiteTime, SystemClock } from './clock.ts';
import { realClock, unguardedSiteClock } from './real-clock.ts';

it('two kinds of clock can not be taken for each other: the compiler refuses it', () => {
  // @ts-expect-error real time is not the time of a simulated night
  const site: SiteClock = realClock;
  // @ts-expect-error and the other way round
  const system: SystemClock = unguardedSiteClock;
  // @ts-expect-error also where only the time of day is wanted
  const time: SiteTime = realClock;
  expect([site, system, time].map((clock) => typeof clock.now())).toEqual(['number', 'number', 'number']);
});

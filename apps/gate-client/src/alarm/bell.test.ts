import { describe, expect, it } from 'vitest';
import { TestTimers } from '../testing/timers.ts';
import { createBell } from './bell.ts';
import type { Ring } from './planner.ts';

function setUp() {
  const timers = new TestTimers(0);
  const heard: string[] = [];
  const scene = { rings: [] as Ring[], on: true };
  const bell = createBell({
    rings: () => scene.rings,
    on: () => scene.on,
    now: () => timers.now,
    timers,
    speaker: {
      play: (pattern) => heard.push(`${timers.now / 1000} ${pattern}`),
      hush: () => heard.push(`${timers.now / 1000} hush`),
    },
  });
  const show = (...rings: Ring[]) => {
    scene.rings = rings;
    bell.look();
  };
  return { timers, heard, scene, bell, show };
}

const medium: Ring = { key: 'a', pattern: 'medium' };
const high: Ring = { key: 'b', pattern: 'high' };

describe('the bell', () => {
  it('[U204] repeats a warning every 30 s until it is acknowledged, and is silent afterwards', async () => {
    const { timers, heard, show } = setUp();
    show(medium);
    await timers.pass(65_000);
    show();
    await timers.pass(60_000);
    expect(heard).toEqual(['0 medium', '30 medium', '60 medium', '65 hush']);
    expect(timers.pending).toBe(0);
  });

  it('[U204] acknowledging the worst one silences that alone', async () => {
    const { timers, heard, show } = setUp();
    show(medium);
    await timers.pass(5000);
    show(medium, high);
    await timers.pass(12_000);
    show(medium);
    await timers.pass(30_000);
    expect(heard).toEqual(['0 medium', '5 high', '15 high', '45 medium']);
  });

  it('[U204] a second alarm is heard at once, not at the next turn of the first', async () => {
    const { timers, heard, show } = setUp();
    show(medium);
    await timers.pass(10_000);
    show(medium, { key: 'c', pattern: 'medium' });
    await timers.pass(31_000);
    expect(heard).toEqual(['0 medium', '10 medium', '40 medium']);
  });

  it('[U205] a device that is switched off makes no sound; switched on, what rings is heard at once', async () => {
    const { timers, heard, scene, bell, show } = setUp();
    scene.on = false;
    show(high);
    await timers.pass(20_000);
    scene.on = true;
    bell.look();
    scene.on = false;
    bell.look();
    await timers.pass(20_000);
    bell.stop();
    expect(heard).toEqual(['20 high', '20 hush']);
  });
});

import { tenAtNight } from '@cordon/protocol/testing/site.ts';
import { hourMs, minuteMs } from '@cordon/protocol/time.ts';
import { describe, expect, it } from 'vitest';
import { machineOf } from '../testing/machine.ts';
import { guardClock } from './guarded-clock.ts';
import { realClock } from './real-clock.ts';
import { machineTime } from './time-sources.ts';

function guarded() {
  const machine = machineOf(tenAtNight);
  const guard = guardClock(machine.time, realClock.setTimer);
  let calls = 0;
  guard.onSetting(() => (calls += 1));
  return { machine, guard, calls: () => calls };
}

describe('a guarded clock', () => {
  it('[CL5] stays on the old time when the machine’s is set forward, until that is on record', () => {
    const { machine, guard, calls } = guarded();
    machine.pass(minuteMs);
    machine.set(31 * minuteMs);
    expect(guard.now()).toBe(tenAtNight + minuteMs);
    machine.pass(500);
    expect(guard.now()).toBe(tenAtNight + minuteMs + 500);
    const setting = guard.pending();
    expect(setting).toMatchObject({ from: tenAtNight + minuteMs, to: tenAtNight + 32 * minuteMs, measured: true });
    expect(calls()).toBe(1);
    if (setting !== null) guard.follow(setting);
    expect(guard.now()).toBe(tenAtNight + 32 * minuteMs + 500);
    expect(guard.pending()).toBeNull();
  });

  it('[CL5] the same of one that is set back, and of one that is put right before anybody has recorded it', () => {
    const { machine, guard } = guarded();
    machine.set(-8 * hourMs);
    expect(guard.now()).toBe(tenAtNight);
    expect(guard.pending()).toMatchObject({ from: tenAtNight, to: tenAtNight - 8 * hourMs });
    machine.set(8 * hourMs);
    expect(guard.pending()).toBeNull();
    expect(guard.now()).toBe(tenAtNight);
  });

  it('[CL5] follows what NTP does, slow corrections and less than a second, and never goes back by it', () => {
    const { machine, guard } = guarded();
    for (let n = 0; n < 24 * 60; n += 1) {
      machine.pass(minuteMs);
      machine.set(25); // 416 ppm
      guard.now();
    }
    expect(guard.pending()).toBeNull();
    const before = guard.now();
    machine.set(-900);
    expect(guard.now()).toBe(before);
    machine.pass(1_000);
    expect(guard.now()).toBe(before + 100);
    expect(guard.pending()).toBeNull();
  });

  it('[CL5] many small steps are noticed like a large one', () => {
    const { machine, guard } = guarded();
    for (let n = 0; n < 5; n += 1) {
      machine.set(900);
      machine.pass(1_000);
      guard.now();
    }
    expect(guard.pending()).not.toBeNull();
    expect(guard.now()).toBe(tenAtNight + 5 * 1_000);
  });

  it('[CL5] a machine that slept is not one whose clock was set', () => {
    const { machine, guard } = guarded();
    machine.sleep(3 * hourMs);
    expect(guard.now()).toBe(tenAtNight + 3 * hourMs);
    expect(guard.pending()).toBeNull();
  });

  it('[CL5] the clocks of this machine agree', () => {
    const guard = guardClock(machineTime, realClock.setTimer);
    expect(Math.abs(guard.now() - Date.now())).toBeLessThan(1_000);
    expect(guard.pending()).toBeNull();
  });
});

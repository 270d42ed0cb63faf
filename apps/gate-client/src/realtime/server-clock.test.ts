import { describe, expect, it } from 'vitest';
import { testStorage } from '../testing/storage.ts';
import { createServerClock, keptOffset } from './server-clock.ts';

const ahead = 3_600_000; // the server is an hour ahead of the device

function setUp() {
  const device = { now: 1_000_000 };
  const clock = createServerClock(() => device.now);
  /** A question whose way there took `there` ms and whose answer took `back`. */
  const ask = (there: number, back: number, offset = ahead) => {
    const sentAt = device.now;
    device.now += there + back;
    clock.answered({ sentAt, receivedAt: device.now, serverNow: sentAt + there + offset });
  };
  const error = (offset = ahead) => clock.now() - (device.now + offset);
  return { device, clock, ask, error };
}

describe("the server's clock", () => {
  it('[U281] is reckoned by what was known last when the device comes up without the network', () => {
    const storage = testStorage();
    const device = { now: 1_000_000 };
    const before = createServerClock(() => device.now, keptOffset(storage));
    before.answered({ sentAt: 1_000_000, receivedAt: 1_000_010, serverNow: 1_000_005 + ahead });
    device.now += 500_000;
    expect(createServerClock(() => device.now, keptOffset(storage)).now()).toBe(device.now + ahead);
    storage.setItem('cordon.clock', 'long ago');
    expect(createServerClock(() => device.now, keptOffset(storage)).now()).toBe(device.now);
  });

  it('[U1] is off by half of the difference between the two ways at most', () => {
    const { ask, error } = setUp();
    ask(100, 20);
    expect(error()).toBe(40);
  });

  it('[U1] keeps the answer that came fastest, not the latest', () => {
    const { ask, error } = setUp();
    ask(10, 10);
    ask(900, 10);
    expect(error()).toBe(0);
  });

  it('[U1] lets go of the best answer after five minutes: clocks drift', () => {
    const { device, ask, error } = setUp();
    ask(10, 10);
    device.now += 5 * 60_000;
    ask(200, 100, ahead + 40);
    expect(error(ahead + 40)).toBe(50);
  });

  it('[U1] follows a server whose clock was set, at the first answer that contradicts', () => {
    const { ask, error } = setUp();
    ask(10, 10);
    ask(300, 300, 2 * ahead);
    expect(error(2 * ahead)).toBe(0);
  });

  it('[U1] takes a packet for a lower bound: the server is at least as late as it says', () => {
    const { device, clock, error } = setUp();
    clock.pushed(device.now + ahead - 80, device.now);
    expect(error()).toBe(-80);
    clock.pushed(device.now + ahead - 30, device.now);
    expect(error()).toBe(-30);
    clock.pushed(device.now + ahead - 500, device.now);
    expect(error()).toBe(-30);
  });

  it('[U1] tells whole milliseconds, as commands carry them', () => {
    const clock = createServerClock(() => 1_000_000.7);
    clock.answered({ sentAt: 999_999.2, receivedAt: 1_000_000.5, serverNow: 5_000_000 });
    expect(Number.isInteger(clock.now())).toBe(true);
  });
});

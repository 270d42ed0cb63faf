import { describe, expect, it } from 'vitest';
import { settled, TestTimers } from '../testing/timers.ts';
import { type Battery, createStatusSender } from './status.ts';

function setUp(has: Battery | null) {
  const timers = new TestTimers(0);
  const sent: string[] = [];
  const sender = createStatusSender({
    battery: () => Promise.resolve(has),
    send: ({ battery, charging }) => sent.push(`${battery} ${charging}`),
    timers,
  });
  return { timers, sent, sender };
}

function testBattery() {
  const listeners: (() => void)[] = [];
  const battery = { level: 0.8, charging: true, addEventListener: (_: string, run: () => void) => listeners.push(run) };
  const set = (to: Partial<Battery>) => {
    Object.assign(battery, to);
    for (const listener of listeners) listener();
  };
  return { battery, set };
}

describe('how a device is', () => {
  it('[U225] is sent once a minute from when it is joined', async () => {
    const { timers, sent, sender } = setUp(testBattery().battery);
    await settled();
    expect(sent).toEqual([]);
    sender.sendNow();
    await timers.pass(120_000);
    expect(sent).toEqual(['80 true', '80 true', '80 true']);
    expect(timers.pending).toBe(1);
  });

  it('[U225] is sent at once when the battery has moved by five per cent, or the cable was pulled', async () => {
    const { battery, set } = testBattery();
    const { sent, sender } = setUp(battery);
    await settled();
    set({ level: 0.6 }); // nobody listens yet
    sender.sendNow();
    set({ level: 0.57 });
    set({ level: 0.55 });
    set({ charging: false });
    expect(sent).toEqual(['60 true', '55 true', '55 false']);
  });

  it('[U225] is a bare sign of life where the browser tells nothing', async () => {
    const { sent, sender } = setUp(null);
    await settled();
    sender.sendNow();
    expect(sent).toEqual(['null null']);
  });
});

import { describe, expect, it } from 'vitest';
import { settled, TestTimers } from '../testing/timers.ts';
import { createUpdates, type Worker } from './updates.ts';

function setUp() {
  const listeners = new Map<string, (event: { isUpdate?: boolean | undefined }) => void>();
  const happened: string[] = [];
  const worker: Worker = {
    register: () => Promise.resolve(),
    update: () => {
      happened.push('looked');
      return Promise.resolve();
    },
    addEventListener: (event, listener) => void listeners.set(event, listener),
    messageSkipWaiting: () => happened.push('taken'),
  };
  const timers = new TestTimers(0);
  const updates = createUpdates(worker, timers, () => happened.push('reloaded'));
  const tell = (event: 'waiting' | 'controlling', isUpdate = true) => listeners.get(event)?.({ isUpdate });
  return { updates, timers, happened, tell, state: () => updates.state.getState() };
}

describe('a new version', () => {
  it('[U260] is said, and taken by nobody', async () => {
    const { tell, state, happened, timers } = setUp();
    expect(state()).toBe('none');
    tell('waiting');
    expect(state()).toBe('ready');
    await settled();
    await timers.pass(24 * 3_600_000);
    expect(happened.filter((what) => what !== 'looked')).toEqual([]);
  });

  it('[U260] is taken by a press, and the page loaded once', () => {
    const { updates, tell, happened } = setUp();
    tell('waiting');
    updates.take();
    expect(happened).toEqual(['taken']);
    tell('controlling');
    expect(happened).toEqual(['taken', 'reloaded']);
  });

  it('[U260] that another window took is said here, and this one loaded by a press', () => {
    const { updates, tell, state, happened } = setUp();
    tell('waiting');
    tell('controlling');
    expect([state(), happened]).toEqual(['taken', []]);
    updates.take();
    expect(happened).toEqual(['reloaded']);
  });

  it('[U260] is where a part of this one is gone, and not where the network lost it once', async () => {
    const { updates, timers, state } = setUp();
    updates.missed();
    updates.missed();
    expect(state()).toBe('none');
    await timers.pass(2000);
    expect(state()).toBe('none');
    updates.missed();
    expect(state()).toBe('taken');
  });

  it('[U260] is none when the program is put on the device for the first time', () => {
    const { tell, state } = setUp();
    tell('controlling', false);
    expect(state()).toBe('none');
  });

  it('[U260] is looked for every half hour, and at once when somebody comes back', async () => {
    const { updates, timers, happened } = setUp();
    await settled();
    updates.look();
    await timers.pass(61 * 60_000);
    expect(happened).toEqual(['looked', 'looked', 'looked']);
  });
});

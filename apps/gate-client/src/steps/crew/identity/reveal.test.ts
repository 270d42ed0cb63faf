import { describe, expect, it } from 'vitest';
import { TestTimers } from '../../../testing/timers.ts';
import { createReveal } from './identity-sheet.tsx';

const identity = { name: 'N', documentNumber: 'D', phone: null };

describe('what was behind a mask', () => {
  it('[U233] is shown for sixty seconds, and not one longer', async () => {
    const timers = new TestTimers(1000);
    const reveal = createReveal(() => timers.now, timers);
    reveal.show(identity);
    expect(reveal.shown.getState()).toEqual({ identity, until: 61_000 });
    await timers.pass(59_999);
    expect(reveal.shown.getState()).not.toBeNull();
    await timers.pass(1);
    expect(reveal.shown.getState()).toBeNull();
    expect(timers.pending).toBe(0);
  });

  it('[U233] begins its minute anew with each look, and ends with the sheet', async () => {
    const timers = new TestTimers(1000);
    const reveal = createReveal(() => timers.now, timers);
    reveal.show(identity);
    await timers.pass(40_000);
    reveal.show({ ...identity, name: 'M' });
    await timers.pass(40_000);
    expect(reveal.shown.getState()?.identity.name).toBe('M');
    reveal.hide();
    expect(reveal.shown.getState()).toBeNull();
    expect(timers.pending).toBe(0);
  });
});

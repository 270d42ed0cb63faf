import { describe, expect, it } from 'vitest';
import type { Ack } from '@cordon/protocol/wire/ack.ts';
import { createLinkStore } from '../state/link.ts';
import { TestTimers } from '../testing/timers.ts';
import { orGone, whenGone } from './use-command.ts';

const ack: Ack = { ok: true, commandId: 'id-1', seq: 1, version: 1, unchanged: false, now: 1 };
const never = new Promise<Ack>(() => undefined);

function setUp(state: 'live' | 'offline') {
  const link = createLinkStore();
  link.setState({ state });
  const timers = new TestTimers(0);
  return { link, timers, gone: (signal: AbortSignal) => whenGone(link, signal, timers) };
}

describe('a press', () => {
  it('[U278] waits for the server’s word as long as the line is good', async () => {
    const { gone, timers } = setUp('live');
    await expect(orGone(Promise.resolve(ack), gone)).resolves.toBe(ack);
    expect(timers.pending).toBe(0); // nothing is left behind
  });

  it('[U278] does not wait without a line, nor when it goes', async () => {
    await expect(orGone(never, setUp('offline').gone)).resolves.toBe('gone');
    const { gone, link } = setUp('live');
    const pressed = orGone(never, gone);
    link.setState({ state: 'offline' });
    await expect(pressed).resolves.toBe('gone');
  });

  it('[U278] does not wait for ever for a line that says nothing', async () => {
    const { gone, timers } = setUp('live');
    const pressed = orGone(never, gone);
    await timers.pass(4000);
    await expect(pressed).resolves.toBe('gone');
  });
});

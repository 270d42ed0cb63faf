import { describe, expect, it } from 'vitest';
import type { Ack } from '@cordon/protocol/wire/ack.ts';
import { createLinkStore } from '../state/link.ts';
import { TestTimers } from '../testing/timers.ts';
import { raceWithDisconnect, whenDisconnected } from './use-command.ts';

const ack: Ack = { ok: true, commandId: 'id-1', seq: 1, version: 1, unchanged: false, now: 1 };
const never = new Promise<Ack>(() => undefined);

function setUp(state: 'live' | 'offline') {
  const link = createLinkStore();
  link.setState({ state });
  const timers = new TestTimers(0);
  return { link, timers, disconnected: (signal: AbortSignal) => whenDisconnected(link, signal, timers) };
}

describe('a press', () => {
  it('[U278] waits for the server’s word as long as the line is good', async () => {
    const { disconnected, timers } = setUp('live');
    await expect(raceWithDisconnect(Promise.resolve(ack), disconnected)).resolves.toBe(ack);
    expect(timers.pending).toBe(0); // nothing is left behind
  });

  it('[U278] does not wait without a line, nor when it goes', async () => {
    await expect(raceWithDisconnect(never, setUp('offline').disconnected)).resolves.toBe('disconnected');
    const { disconnected, link } = setUp('live');
    const pressed = raceWithDisconnect(never, disconnected);
    link.setState({ state: 'offline' });
    await expect(pressed).resolves.toBe('disconnected');
  });

  it('[U278] does not wait for ever for a line that says nothing', async () => {
    const { disconnected, timers } = setUp('live');
    const pressed = raceWithDisconnect(never, disconnected);
    await timers.pass(4000);
    await expect(pressed).resolves.toBe('disconnected');
  });
});

import { describe, expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { createLinkStore } from '../state/link.ts';
import { TestTimers } from '../testing/timers.ts';
import type { OutboxItem } from './items.ts';
import { syncNow } from './sync.ts';

const waiting = (order: number) => ({ order, state: 'saved' }) as unknown as OutboxItem;

function queueOf(count: number) {
  const items = createStore<readonly OutboxItem[]>()(() => Array.from({ length: count }, (_, order) => waiting(order)));
  const link = createLinkStore();
  link.setState({ state: 'live' });
  const timers = new TestTimers(0);
  const outbox = { items, load: () => Promise.resolve(), flush: () => undefined };
  const answer = () => items.setState(items.getState().slice(1), true);
  return { timers, answer, synced: syncNow({ outbox, link, wake: () => undefined, timers }) };
}

describe('the sync button', () => {
  it('[U275] waits for a slow server as long as answers come', async () => {
    const { timers, answer, synced } = queueOf(61);
    for (let sent = 0; sent < 61; sent++) {
      await timers.pass(10_000);
      answer();
    }
    expect(await synced).toEqual({ kind: 'sent', sent: 61, refused: 0 });
  });

  it('[U275] says what is left when no answer comes any more', async () => {
    const { timers, answer, synced } = queueOf(3);
    await timers.pass(10_000);
    answer();
    await timers.pass(14_000);
    await timers.pass(1_000);
    expect(await synced).toEqual({ kind: 'some-left', sent: 1, refused: 0, waiting: 2 });
  });
});

import { describe, expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { Timers } from '../clock/ticker.ts';
import { createLinkStore } from '../state/link.ts';
import type { OutboxItem } from './items.ts';
import { syncNow } from './sync.ts';

/** Time that a hand puts forward. */
function handTimers(): Timers & { pass(ms: number): Promise<void> } {
  const due = new Map<number, { at: number; run: () => void }>();
  let [now, last] = [0, 0];
  return {
    setTimeout(run, ms) {
      last += 1;
      due.set(last, { at: now + ms, run });
      return last;
    },
    clearTimeout: (handle) => void due.delete(handle as number),
    async pass(ms) {
      now += ms;
      for (const [handle, { at, run }] of due) {
        if (at > now) continue;
        due.delete(handle);
        run();
      }
      for (let turn = 0; turn < 10; turn++) await Promise.resolve();
    },
  };
}

const waiting = (order: number) => ({ order, state: 'saved' }) as unknown as OutboxItem;

function queueOf(count: number) {
  const items = createStore<readonly OutboxItem[]>()(() => Array.from({ length: count }, (_, order) => waiting(order)));
  const link = createLinkStore();
  link.setState({ state: 'live' });
  const timers = handTimers();
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
    expect(await synced).toEqual({ is: 'sent', sent: 61, refused: 0 });
  });

  it('[U275] says what is left when no answer comes any more', async () => {
    const { timers, answer, synced } = queueOf(3);
    await timers.pass(10_000);
    answer();
    await timers.pass(14_000);
    await timers.pass(1_000);
    expect(await synced).toEqual({ is: 'some-left', sent: 1, refused: 0, waiting: 2 });
  });
});

import { describe, expect, it } from 'vitest';
import { settled, TestTimers } from '../testing/timers.ts';
import { createQuotaWatch } from './quota.ts';

describe('the room on a device', () => {
  it('[U262] is what the browser says, looked at again every five minutes', async () => {
    let usage = 10;
    const timers = new TestTimers(0);
    const watch = createQuotaWatch(
      { estimate: () => Promise.resolve({ usage, quota: 100 }), persisted: () => Promise.resolve(false) },
      timers,
    );
    await settled();
    expect(watch.store.getState()).toEqual({ persisted: false, usedBytes: 10, leftBytes: 90 });
    usage = 150;
    await timers.pass(5 * 60_000);
    expect(watch.store.getState().leftBytes).toBe(0);
  });

  it('[U262] is asked to last, and says whether it will', async () => {
    let persisted = false;
    const ask = () => {
      persisted = true;
      return Promise.resolve(true);
    };
    const watch = createQuotaWatch({ persist: ask, persisted: () => Promise.resolve(persisted) }, new TestTimers(0));
    await watch.ask();
    expect(watch.store.getState().persisted).toBe(true);
  });

  it.each([
    ['has none of it', undefined],
    [
      'will not tell',
      { estimate: () => Promise.reject(new Error('no')), persisted: () => Promise.reject(new Error('no')) },
    ],
  ])('[U262] is not known where a browser %s', async (_what, storage) => {
    const watch = createQuotaWatch(storage, new TestTimers(0));
    await watch.look();
    expect(watch.store.getState()).toEqual({ persisted: null, usedBytes: null, leftBytes: null });
  });
});

import { describe, expect, it } from 'vitest';
import { settled, TestTimers } from '../testing/timers.ts';
import { loadAll } from './all-loaded.ts';

function setUp(withWorker = true) {
  const done: { shown: () => void; ready: () => void } = { shown: () => undefined, ready: () => undefined };
  const happened: string[] = [];
  let isNetwork = true;
  const root = { dataset: {} as DOMStringMap };
  const timers = new TestTimers(0);
  const ready = new Promise<ServiceWorkerRegistration>((resolve) => {
    done.ready = () => resolve({} as ServiceWorkerRegistration);
  });
  void loadAll({
    shown: new Promise<void>((resolve) => (done.shown = resolve)),
    load() {
      happened.push('loaded');
      return isNetwork ? Promise.resolve() : Promise.reject(new Error('no network'));
    },
    worker: withWorker ? { ready } : null,
    root,
    timers,
    idle: (run) => run(),
  });
  return { done, happened, root, timers, network: (is: boolean) => void (isNetwork = is) };
}

describe('the program on a device', () => {
  it('[U371] is loaded after the first view, and not before', async () => {
    const { done, happened } = setUp();
    await settled();
    expect(happened).toEqual([]);
    done.shown();
    await settled();
    expect(happened).toEqual(['loaded']);
  });

  it('[U372] is there when this page has its parts and the worker has put the rest by', async () => {
    const { done, root } = setUp();
    done.shown();
    await settled();
    expect(root.dataset['loaded']).toBe('no');
    done.ready();
    await settled();
    expect(root.dataset['loaded']).toBe('yes');
  });

  it('[U372] is not there while a part can not be had, which is asked for again', async () => {
    const { done, root, timers, happened, network } = setUp();
    network(false);
    done.ready();
    done.shown();
    await settled();
    await timers.pass(10_000);
    expect([root.dataset['loaded'], happened.length]).toEqual(['no', 3]);
    network(true);
    await timers.pass(5000);
    expect(root.dataset['loaded']).toBe('yes');
  });

  it('[U372] is never said to be there where nothing stays on the device', async () => {
    const { done, root } = setUp(false);
    done.shown();
    await settled();
    expect(root.dataset['loaded']).toBe('no');
  });
});

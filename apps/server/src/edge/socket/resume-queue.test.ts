import { describe, expect, it } from 'vitest';
import { createResumeQueue, type SlowConnection } from './resume-queue.ts';

/** A connection that has written what it was sent when the test says so. */
function slowConnection() {
  let written = () => {};
  let closed = () => {};
  const connection: SlowConnection = {
    isWritten: () => false,
    onWritten: (then) => void (written = then),
    onClosed: (then) => void (closed = then),
  };
  return { connection, write: () => written(), close: () => closed() };
}

function setUp(most: number) {
  const timers: (() => void)[] = [];
  const resumeQueue = createResumeQueue(most, {
    setTimer(_ms, fire) {
      timers.push(fire);
      return () => void timers.splice(timers.indexOf(fire), 1);
    },
  });
  const answered: number[] = [];
  const connections = Array.from({ length: 4 }, slowConnection);
  const come = () =>
    Promise.all(
      connections.map(({ connection }, index) => resumeQueue.admit(connection, async () => void answered.push(index))),
    );
  return { resumeQueue, timers, answered, connections, come };
}
const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('the places of followers that come back', () => {
  it('[OF55] are so many at one time, in the order in which they came', async () => {
    const { answered, connections, come } = setUp(2);
    const all = come();
    await turn();
    expect(answered).toEqual([0, 1]);
    connections[1]?.write();
    await turn();
    expect(answered).toEqual([0, 1, 2]);
    connections[0]?.write();
    await all;
    expect(answered).toEqual([0, 1, 2, 3]);
  });

  it('[OF55] are left by whose connection ends, and once alone', async () => {
    const { answered, connections, come } = setUp(1);
    void come();
    await turn();
    connections[0]?.close();
    connections[0]?.write();
    await turn();
    expect(answered).toEqual([0, 1]);
  });

  it('[OF55] are not kept by a connection that takes too long', async () => {
    const { answered, timers, come } = setUp(1);
    void come();
    await turn();
    timers[0]?.();
    await turn();
    expect(answered).toEqual([0, 1]);
  });

  it('[OF55] are given back when the answer failed', async () => {
    const { resumeQueue, connections } = setUp(1);
    const written: SlowConnection = { ...(connections[0] ?? slowConnection()).connection, isWritten: () => true };
    await expect(resumeQueue.admit(written, () => Promise.reject(new Error('no store')))).rejects.toThrow('no store');
    await expect(resumeQueue.admit(written, () => Promise.resolve('admitted'))).resolves.toBe('admitted');
  });
});

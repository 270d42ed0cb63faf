import { describe, expect, it } from 'vitest';
import { openResumeQueue, type SlowLine } from './resume-queue.ts';

/** A line that has written what it was sent when the test says so. */
function slowLine() {
  let written = () => {};
  let closed = () => {};
  const line: SlowLine = {
    isWritten: () => false,
    onWritten: (then) => void (written = then),
    onClosed: (then) => void (closed = then),
  };
  return { line, write: () => written(), close: () => closed() };
}

function setUp(most: number) {
  const timers: (() => void)[] = [];
  const resumeQueue = openResumeQueue(most, {
    setTimer(_ms, fire) {
      timers.push(fire);
      return () => void timers.splice(timers.indexOf(fire), 1);
    },
  });
  const answered: number[] = [];
  const lines = Array.from({ length: 4 }, slowLine);
  const come = () =>
    Promise.all(lines.map(({ line }, index) => resumeQueue.admit(line, async () => void answered.push(index))));
  return { resumeQueue, timers, answered, lines, come };
}
const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('the seats of those who come back', () => {
  it('[OF55] are so many at one time, in the order in which they came', async () => {
    const { answered, lines, come } = setUp(2);
    const all = come();
    await turn();
    expect(answered).toEqual([0, 1]);
    lines[1]?.write();
    await turn();
    expect(answered).toEqual([0, 1, 2]);
    lines[0]?.write();
    await all;
    expect(answered).toEqual([0, 1, 2, 3]);
  });

  it('[OF55] are left by whose line ends, and once alone', async () => {
    const { answered, lines, come } = setUp(1);
    void come();
    await turn();
    lines[0]?.close();
    lines[0]?.write();
    await turn();
    expect(answered).toEqual([0, 1]);
  });

  it('[OF55] are not kept by a line that takes too long', async () => {
    const { answered, timers, come } = setUp(1);
    void come();
    await turn();
    timers[0]?.();
    await turn();
    expect(answered).toEqual([0, 1]);
  });

  it('[OF55] are left when nobody could be answered', async () => {
    const { resumeQueue, lines } = setUp(1);
    const written: SlowLine = { ...(lines[0] ?? slowLine()).line, isWritten: () => true };
    await expect(resumeQueue.admit(written, () => Promise.reject(new Error('no store')))).rejects.toThrow('no store');
    await expect(resumeQueue.admit(written, () => Promise.resolve('admitted'))).resolves.toBe('admitted');
  });
});

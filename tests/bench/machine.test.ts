import { describe, expect, it } from 'vitest';
import { othersBetween, readMachineTimes, readProcessTimes } from './machine.ts';

describe('the machine', () => {
  it('is read from what the kernel counts', () => {
    expect(readMachineTimes('cpu  10 1 5 80 2 3 4 6 0 0\ncpu0 …')).toEqual({ busy: 23, stolen: 6, all: 111 });
    const stat = '42 (a (b) c) S 1 42 42 0 -1 4194560 100 200 0 0 30 12 7 5 20 0 11';
    expect(readProcessTimes(stat)).toEqual({ own: 42, ofChildren: 12 });
  });

  it('is busy when others take more than a tenth of it, or it is taken away', () => {
    const before = { busy: 0, stolen: 0, all: 0 };
    expect(othersBetween(before, { busy: 150, stolen: 0, all: 200 }, 145)).toEqual({ busy: false, share: 0.03 });
    expect(othersBetween(before, { busy: 150, stolen: 0, all: 200 }, 110)).toEqual({ busy: true, share: 0.2 });
    expect(othersBetween(before, { busy: 100, stolen: 40, all: 200 }, 100)).toEqual({ busy: true, share: 0.2 });
  });
});

import { describe, expect, it } from 'vitest';
import { addFaults, noFaults, OrderChecker, type Seen, sumOfFaults } from './order.ts';

/** Three commands after a snapshot that ends at 10: the second one has two entries. */
const sent: Seen[] = [
  { seq: 11, commandId: 'a' },
  { seq: 12, commandId: 'b' },
  { seq: 13, commandId: 'b' },
  { seq: 14, commandId: 'c' },
];
const acknowledged = new Map([
  ['a', 11],
  ['b', 13],
  ['c', 14],
]);

function judged(packets: readonly (readonly Seen[])[], upTo?: number) {
  const checker = new OrderChecker(10);
  for (const packet of packets) checker.take(packet, upTo ?? packet.at(-1)?.seq ?? 10);
  return checker.judge(acknowledged);
}

describe('what a follower was sent', () => {
  it('is in order when each entry comes once, in however many packets', () => {
    expect(judged([sent])).toEqual(noFaults);
    expect(judged(sent.map((one) => [one]))).toEqual(noFaults);
    expect(sumOfFaults(judged([sent.slice(0, 2), sent.slice(2)]))).toBe(0);
  });

  it('is not when an entry comes twice', () => {
    expect(judged([sent.slice(0, 2), sent.slice(1)])).toMatchObject({ repeated: 1, lost: 0 });
  });

  it('is not when two entries have changed places', () => {
    const [a, b, c, d] = sent as [Seen, Seen, Seen, Seen];
    expect(judged([[a, c, b, d]])).toMatchObject({ gaps: 1, misplaced: 1 });
  });

  it('is not when an entry is missing in the middle, and what it acknowledges is lost', () => {
    expect(judged([sent.filter(({ commandId }) => commandId !== 'a')])).toMatchObject({ gaps: 1, lost: 1 });
  });

  it('is not when the last entry is missing, whether the packet says so or not', () => {
    expect(judged([sent.slice(0, 3)])).toMatchObject({ gaps: 0, lost: 1 });
    expect(judged([sent.slice(0, 3)], 14)).toMatchObject({ gaps: 1, lost: 1 });
  });

  it('is not when a command has taken effect a second time, under other numbers', () => {
    expect(judged([[...sent, { seq: 15, commandId: 'a' }]])).toMatchObject({ doubled: 1, gaps: 0 });
  });

  it('is not when a command is seen under another number than it was acknowledged with', () => {
    const shifted = new OrderChecker(10);
    shifted.take([{ seq: 11, commandId: 'b' }], 11);
    expect(shifted.judge(new Map([['b', 12]]))).toMatchObject({ misplaced: 1 });
  });

  it('is not when a packet goes back behind what was sent before', () => {
    const checker = new OrderChecker(10);
    checker.take(sent, 14);
    checker.take([], 12);
    expect(checker.judge(acknowledged)).toMatchObject({ misplaced: 1 });
  });

  it('of several followers is added up', () => {
    const one = { repeated: 1, gaps: 2, misplaced: 3, lost: 4, doubled: 5 };
    expect(sumOfFaults(addFaults(one, one))).toBe(30);
  });
});

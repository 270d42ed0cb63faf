import type { Answered, Verdict } from './format.ts';

const tooFastRestMs = 10 * 60_000; // who sent too much to a robot is not heard for about so long

/** Robots answer 200 whatever happened, and a number in the body says what. */
export function judgeRobot(
  { body }: Answered,
  field: 'errcode' | 'code',
  { tooFast, busy }: { tooFast: readonly number[]; busy: readonly number[] },
): Verdict {
  const number = numberIn(body, field);
  if (number === 0) return { is: 'sent' };
  if (number === null) return { is: 'again', why: { fault: 'unclear', detail: null }, afterMs: 0 };
  const detail = String(number);
  if (tooFast.includes(number)) return { is: 'again', why: { fault: 'too-fast', detail }, afterMs: tooFastRestMs };
  const why = { fault: 'robot', detail } as const;
  return busy.includes(number) ? { is: 'again', why, afterMs: 0 } : { is: 'refused', why };
}

function numberIn(body: string, field: string): number | null {
  try {
    const read: unknown = JSON.parse(body);
    const value = typeof read === 'object' && read !== null ? Reflect.get(read, field) : undefined;
    return typeof value === 'number' ? value : null;
  } catch {
    return null;
  }
}

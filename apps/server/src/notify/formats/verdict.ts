import { minuteMs } from '@cordon/protocol/time.ts';
import type { DeliveryFault, DeliveryWhy } from '@cordon/protocol/wire/notify.ts';
import { askedFor } from '../backoff.ts';
import { type Answered, readAnswer, safeWords } from './answer.ts';
import type { Format } from './format.ts';

/** What became of a sending. */
export type Verdict =
  | { kind: 'sent' }
  | { kind: 'again'; why: DeliveryWhy } // this message, later: it counts as a try
  | { kind: 'rest'; why: DeliveryWhy; afterMs: number } // nothing to this receiver for so long; it does not count as a try of the message
  | { kind: 'refused'; why: DeliveryWhy };

/** Receivers take signatures that are minutes old: a smaller difference of the clocks can't be why one is refused. */
const clockToleranceMs = 5 * minuteMs;
/** `Date` has whole seconds, and the answer takes time: a smaller difference of the clocks is none. */
const clockNoiseMs = minuteMs;

export type Judged = { format: Format; url: URL; secret: string | null; now: number };

/** [NT12] [NT16] What follows from an answer, and why, with the receiver's own words and how far its clock differs. */
export function verdictOf(answered: Answered, { format, url, secret, now }: Judged): Verdict {
  const answer = readAnswer(answered);
  const aheadMs = aheadOf(answered.date, now);
  const said = safeWords(answer.said, url, secret);
  const status = String(answered.status);
  const detail = answer.code === null || answer.code === 0 ? status : String(answer.code);
  const why = (fault: DeliveryFault): DeliveryWhy => ({
    fault,
    detail,
    ...(said !== undefined && { said }),
    ...(Math.abs(aheadMs) >= clockNoiseMs && { aheadMs }),
  });
  const unnamed = detail === status ? 'status' : 'robot';
  const askedMs = askedFor(answered.retryAfter, now);
  const meaning = format.meaningOf(answer);
  switch (meaning) {
    case 'sent':
      return { kind: 'sent' };
    case 'too-fast':
      return { kind: 'rest', why: why('too-fast'), afterMs: askedMs > 0 ? askedMs : format.restMs };
    case 'busy':
      return askedMs > 0 ? { kind: 'rest', why: why(unnamed), afterMs: askedMs } : { kind: 'again', why: why(unnamed) };
    case 'signing':
      return Math.abs(aheadMs) > clockToleranceMs
        ? { kind: 'again', why: why('clock') }
        : { kind: 'refused', why: why('signature') };
    case 'clock': // a clock that follows a time server is set right by itself
      return { kind: 'again', why: why('clock') };
    case 'signature':
    case 'keyword':
    case 'ip':
    case 'removed':
    case 'content':
      return { kind: 'refused', why: why(meaning) };
    case 'denied':
      return { kind: 'refused', why: why('status') };
    case 'elsewhere':
      return { kind: 'refused', why: why('redirect') };
    case 'unclear':
      return { kind: 'again', why: { ...why('unclear'), detail: null } };
    case 'unknown':
      return { kind: 'again', why: why(unnamed) };
    default:
      return meaning satisfies never;
  }
}

function aheadOf(date: string | null, now: number): number {
  const theirs = Date.parse(date ?? '');
  return Number.isNaN(theirs) ? 0 : now - theirs;
}

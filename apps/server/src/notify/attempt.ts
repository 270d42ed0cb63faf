import { randomUUID } from 'node:crypto';
import type { SiteState } from '@cordon/protocol/site/state.ts';
import type { Measures } from '../ops/metrics/measures.ts';
import { type Retrying, waitAfter } from './backoff.ts';
import type { Deliver } from './deliver.ts';
import type { Verdict } from './formats/format.ts';
import type { Outbox, Settlement } from './outbox/outbox.ts';

/** What a job learns of the message that it is about. */
export type Attempted =
  | { is: 'done' } // sent, now or before, or dropped
  | { is: 'later'; ms: number }
  | { is: 'dead'; why: string };

export type Attempt = (id: string, signal: AbortSignal) => Promise<Attempted>;

export type AttemptParts = {
  outbox: Pick<Outbox, 'claim' | 'settle'>;
  deliver: Deliver;
  site: () => Pick<SiteState, 'channels'>;
  pace: { now(): number };
  random: () => number;
  retrying: Retrying;
  claimMs: number; // longer than a sending takes
  measures: Pick<Measures, 'messageTried'>;
};

/**
 * [NT3] Sends a message unless it was sent: whoever holds the claim sends, and what is sent is marked at once. Only a crash
 * between the receiver's answer and the mark makes it go out twice, under the same ID.
 */
export function openAttempt(parts: AttemptParts): Attempt {
  const { outbox, deliver, site, pace, random, retrying, claimMs, measures } = parts;

  function settlementOf(verdict: Verdict | null, tries: number): Settlement {
    if (verdict === null) return { is: 'released' };
    if (verdict.is === 'sent') return verdict;
    if (verdict.is === 'refused' || tries >= retrying.mostTries) return { is: 'dead', why: verdict.why };
    const nextAt = pace.now() + waitAfter(tries, verdict.afterMs, random(), retrying);
    return { is: 'again', why: verdict.why, nextAt };
  }

  return async (id, signal) => {
    const token = randomUUID();
    const claimed = await outbox.claim(id, token, claimMs);
    if (claimed.is === 'over') return { is: 'done' };
    if (claimed.is === 'busy') return { is: 'later', ms: claimed.ms };
    const { message, tries } = claimed;
    const settlement = settlementOf(await deliver(message, signal), tries + 1);
    const isNoted = await outbox.settle(id, token, settlement);
    if (isNoted && settlement.is !== 'released') {
      const kind = site().channels.find((channel) => channel.id === message.channelId)?.kind ?? 'removed';
      measures.messageTried(kind, settlement.is);
    }
    switch (settlement.is) {
      case 'sent':
        return { is: 'done' };
      case 'again':
        return { is: 'later', ms: Math.max(0, settlement.nextAt - pace.now()) };
      case 'dead': {
        const { fault, detail } = settlement.why;
        return { is: 'dead', why: detail === null ? fault : `${fault} ${detail}` };
      }
      case 'released':
        return { is: 'later', ms: 0 };
      default:
        return settlement satisfies never;
    }
  };
}

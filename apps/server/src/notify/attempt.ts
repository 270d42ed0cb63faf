import { randomUUID } from 'node:crypto';
import type { SiteState } from '@cordon/protocol/site/state.ts';
import type { Measures } from '../ops/metrics/measures.ts';
import type { Retrying } from './backoff.ts';
import type { Deliver } from './deliver.ts';
import type { Pacing } from './formats/format.ts';
import { formats } from './formats/formats.ts';
import type { Message } from './message.ts';
import type { Lanes } from './outbox/lanes.ts';
import type { Outbox, Settlement } from './outbox/outbox.ts';
import type { ReadPresent } from './present.ts';
import { settlementOf } from './settlement.ts';
import { createTake, type TakenBatch } from './take.ts';

/** What a job is told about its message. */
export type Attempted =
  | { kind: 'done' } // sent, now or before; no longer true; or dropped
  | { kind: 'later'; ms: number }
  | { kind: 'dead'; why: string };

export type Attempt = (id: string, signal: AbortSignal) => Promise<Attempted>;

export type AttemptParts = {
  outbox: Pick<Outbox, 'ready' | 'waiting' | 'ahead' | 'claim' | 'settle'>;
  lanes: Pick<Lanes, 'restOf' | 'rest'>;
  present: ReadPresent;
  deliver: Deliver;
  site: () => Pick<SiteState, 'channels'>;
  systemClock: { now(): number };
  random: () => number;
  retrying: Retrying;
  claimMs: number; // longer than a sending takes
  measures: Pick<Measures, 'messageTried'>;
};

/** A channel that was removed: what waits for it is given up one by one, without a pause. */
const noPacing: Pacing = { gapMs: 0, mostTogether: 1 };

/**
 * [NT3] Sends the most urgent message of a channel, which may be another one than the job's own: each message has a job, so
 * each is sent. The process that holds the claim sends, and what is sent is marked at once. Only a crash between the
 * receiver's answer and the mark makes a message go out twice, under the same ID.
 */
export function createAttempt(parts: AttemptParts): Attempt {
  const { outbox, lanes, present, deliver, site, systemClock, random, retrying, claimMs, measures } = parts;
  const kindOf = (channelId: string) => site().channels.find(({ id }) => id === channelId)?.kind ?? 'removed';
  const pacingOf = (channelId: string) => {
    const kind = kindOf(channelId);
    return kind === 'removed' ? noPacing : formats[kind].pacing;
  };

  const take = createTake({ outbox, present, settle, claimMs });

  async function settle(message: Message, token: string, settlement: Settlement): Promise<void> {
    const isNoted = await outbox.settle(message, token, settlement);
    if (isNoted && settlement.kind !== 'released') measures.messageTried(kindOf(message.channelId), settlement.kind);
  }

  /** [NT14] When the job of a message is to come again because other messages go first. */
  async function turnOf(id: string, channelId: string, { gapMs, mostTogether }: Pacing): Promise<Attempted> {
    const [restMs, ahead] = await Promise.all([lanes.restOf(channelId), outbox.ahead(channelId, id)]);
    return ahead === null
      ? { kind: 'later', ms: 0 }
      : { kind: 'later', ms: restMs + Math.floor(ahead / mostTogether) * gapMs };
  }

  /** @returns what became of each message, by its ID */
  async function send(
    { batch, more }: TakenBatch,
    token: string,
    signal: AbortSignal,
  ): Promise<Map<string, Settlement>> {
    const [head, ...others] = batch.map(({ message }) => message);
    if (head === undefined) throw new RangeError('nothing was claimed');
    const verdict = await deliver({ messages: [head, ...others], more }, signal);
    const until = verdict?.kind === 'rest' ? await lanes.rest(head.channelId, verdict.afterMs, verdict.why) : 0;
    const settled = new Map<string, Settlement>();
    const { gapMs } = pacingOf(head.channelId);
    for (const [place, one] of batch.entries()) {
      const aloneMs = batch.length > 1 ? (place + 1) * gapMs : null;
      const by = { retrying, now: systemClock.now(), random };
      const settlement = settlementOf(verdict, one, { until, aloneMs }, by);
      await settle(one.message, token, settlement);
      settled.set(one.message.id, settlement);
    }
    return settled;
  }

  return async (id, signal) => {
    const ready = await outbox.ready(id);
    if (ready.kind === 'over') return { kind: 'done' };
    if (ready.kind === 'busy') return { kind: 'later', ms: ready.ms };
    const { channelId } = ready;
    const pacing = pacingOf(channelId);
    if ((await lanes.restOf(channelId)) > 0) return turnOf(id, channelId, pacing);
    const token = randomUUID();
    const taken = await take(channelId, token, pacing);
    if (taken.kind === 'nothing')
      return taken.ms === null ? turnOf(id, channelId, pacing) : { kind: 'later', ms: taken.ms };
    const own = (await send(taken, token, signal)).get(id);
    return own === undefined ? turnOf(id, channelId, pacing) : attemptedOf(own, systemClock.now());
  };
}

function attemptedOf(settlement: Settlement, now: number): Attempted {
  switch (settlement.kind) {
    case 'sent':
    case 'overtaken':
      return { kind: 'done' };
    case 'again':
    case 'rested':
      return { kind: 'later', ms: Math.max(0, settlement.nextAt - now) };
    case 'dead': {
      const { fault, detail } = settlement.why;
      return { kind: 'dead', why: detail === null ? fault : `${fault} ${detail}` };
    }
    case 'released':
      return { kind: 'later', ms: 0 };
    default:
      return settlement satisfies never;
  }
}

import { randomUUID } from 'node:crypto';
import type { SiteState } from '@cordon/protocol/site/state.ts';
import type { Measures } from '../ops/metrics/measures.ts';
import { type Retrying, waitAfter } from './backoff.ts';
import type { Deliver } from './deliver.ts';
import type { Pacing } from './formats/format.ts';
import { formats } from './formats/formats.ts';
import type { Verdict } from './formats/verdict.ts';
import type { Message } from './message.ts';
import type { Lanes } from './outbox/lanes.ts';
import type { Outbox, Settlement } from './outbox/outbox.ts';
import type { ReadPresent } from './present.ts';

/** What a job learns of the message that it is about. */
export type Attempted =
  | { is: 'done' } // sent, now or before, overtaken by the facts, or dropped
  | { is: 'later'; ms: number }
  | { is: 'dead'; why: string };

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

/** As many as these go out one by one, each with all that it says; beyond, several go together. */
const mostAlone = 3;

/** A channel that was removed: what waits for it is given up one by one, without a pause. */
const noPacing: Pacing = { gapMs: 0, mostTogether: 1 };

/** What goes out, with the number of this try and of this pause. */
type Sent = { message: Message; tries: number; rests: number };
type Batch = { batch: Sent[]; more: number }; // in one sending; how many wait behind it
/** Until when its receiver rests (epoch ms), and after how long each of several has a moment of its own; null: it was alone. */
type After = { until: number; aloneMs: number | null };
type Taken = ({ is: 'taken' } & Batch) | { is: 'nothing'; ms: number | null }; // null: its turn may come at once

/**
 * [NT3] Sends what is most urgent of a channel, which may be another message than the job's own: each message has a job, so
 * each is sent. Whoever holds the claim sends, and what is sent is marked at once. Only a crash between the receiver's answer
 * and the mark makes it go out twice, under the same ID.
 */
export function openAttempt(parts: AttemptParts): Attempt {
  const { outbox, lanes, present, deliver, site, systemClock, random, retrying, claimMs, measures } = parts;
  const kindOf = (channelId: string) => site().channels.find(({ id }) => id === channelId)?.kind ?? 'removed';
  const pacingOf = (channelId: string) => {
    const kind = kindOf(channelId);
    return kind === 'removed' ? noPacing : formats[kind].pacing;
  };

  async function settle(message: Message, token: string, settlement: Settlement): Promise<void> {
    const isNoted = await outbox.settle(message, token, settlement);
    if (isNoted && settlement.is !== 'released') measures.messageTried(kindOf(message.channelId), settlement.is);
  }

  /** [NT22] What of the messages still stands, as it is now; the others are settled. */
  async function standing(messages: readonly Message[], token: string): Promise<Message[]> {
    const found = await present(messages);
    const stands: Message[] = [];
    for (const [i, message] of messages.entries()) {
      const one = found[i];
      if (one?.is === 'stands') stands.push(one.message);
      else if (one !== undefined) {
        await settle(message, token, { is: 'overtaken', why: { fault: 'overtaken', detail: one.by } });
      }
    }
    return stands;
  }

  function settlementOf(
    verdict: Verdict | null,
    { message, tries, rests }: Sent,
    { until, aloneMs }: After,
  ): Settlement {
    if (verdict === null) return { is: 'released' };
    if (verdict.is === 'sent') return verdict;
    const { why } = verdict;
    if (verdict.is === 'rest') {
      return rests >= retrying.mostRests ? { is: 'dead', why } : { is: 'rested', why, nextAt: until };
    }
    const isTest = message.told === null; // [NT10] somebody waits for the outcome: a test is tried once
    const isLast = isTest || tries >= retrying.mostTries;
    if (verdict.is === 'refused') {
      const isShared = why.fault === 'content' && aloneMs !== null; // one of them can be what is not taken
      return isShared && !isLast ? { is: 'again', why, nextAt: systemClock.now() + aloneMs } : { is: 'dead', why };
    }
    return isLast
      ? { is: 'dead', why }
      : { is: 'again', why, nextAt: systemClock.now() + waitAfter(tries, random(), retrying) };
  }

  /** [NT14] When the job of a message that others go before comes again. */
  async function turnOf(id: string, channelId: string, { gapMs, mostTogether }: Pacing): Promise<Attempted> {
    const [restMs, ahead] = await Promise.all([lanes.restOf(channelId), outbox.ahead(channelId, id)]);
    return ahead === null
      ? { is: 'later', ms: 0 }
      : { is: 'later', ms: restMs + Math.floor(ahead / mostTogether) * gapMs };
  }

  /** [NT14] Claims what goes out now, the most urgent first; nothing, when others have it or the receiver's pace says so. */
  async function take(channelId: string, token: string, { gapMs, mostTogether }: Pacing): Promise<Taken> {
    const { messages, count } = await outbox.waiting(channelId, 2 * mostTogether);
    const stands = await standing(messages, token);
    const [first] = stands;
    if (first === undefined) return { is: 'nothing', ms: null };
    const isTest = first.told === null; // goes alone
    const most = isTest || stands.length <= mostAlone ? 1 : mostTogether;
    const asked = stands.filter(({ told }) => (told === null) === isTest);
    const ids = asked.map((one) => one.id);
    const claimed = await outbox.claim(channelId, ids, { token, claimMs, most, gapMs });
    if (claimed.is !== 'claimed') return { is: 'nothing', ms: claimed.is === 'busy' ? claimed.ms : null };
    const batch = claimed.which.flatMap(({ id, tries, rests }) => {
      const message = asked.find((one) => one.id === id);
      return message === undefined ? [] : [{ message, tries: tries + 1, rests: rests + 1 }];
    });
    return { is: 'taken', batch, more: Math.max(0, count - (messages.length - stands.length) - batch.length) };
  }

  /** @returns what became of each, by the IDs */
  async function send({ batch, more }: Batch, token: string, signal: AbortSignal): Promise<Map<string, Settlement>> {
    const [head, ...others] = batch.map(({ message }) => message);
    if (head === undefined) throw new RangeError('nothing was claimed');
    const verdict = await deliver({ messages: [head, ...others], more }, signal);
    const until = verdict?.is === 'rest' ? await lanes.rest(head.channelId, verdict.afterMs, verdict.why) : 0;
    const settled = new Map<string, Settlement>();
    const { gapMs } = pacingOf(head.channelId);
    for (const [place, one] of batch.entries()) {
      const aloneMs = batch.length > 1 ? (place + 1) * gapMs : null;
      const settlement = settlementOf(verdict, one, { until, aloneMs });
      await settle(one.message, token, settlement);
      settled.set(one.message.id, settlement);
    }
    return settled;
  }

  return async (id, signal) => {
    const ready = await outbox.ready(id);
    if (ready.is === 'over') return { is: 'done' };
    if (ready.is === 'busy') return { is: 'later', ms: ready.ms };
    const { channelId } = ready;
    const pacing = pacingOf(channelId);
    if ((await lanes.restOf(channelId)) > 0) return turnOf(id, channelId, pacing);
    const token = randomUUID();
    const taken = await take(channelId, token, pacing);
    if (taken.is === 'nothing')
      return taken.ms === null ? turnOf(id, channelId, pacing) : { is: 'later', ms: taken.ms };
    const own = (await send(taken, token, signal)).get(id);
    return own === undefined ? turnOf(id, channelId, pacing) : attemptedOf(own, systemClock.now());
  };
}

function attemptedOf(settlement: Settlement, now: number): Attempted {
  switch (settlement.is) {
    case 'sent':
    case 'overtaken':
      return { is: 'done' };
    case 'again':
    case 'rested':
      return { is: 'later', ms: Math.max(0, settlement.nextAt - now) };
    case 'dead': {
      const { fault, detail } = settlement.why;
      return { is: 'dead', why: detail === null ? fault : `${fault} ${detail}` };
    }
    case 'released':
      return { is: 'later', ms: 0 };
    default:
      return settlement satisfies never;
  }
}

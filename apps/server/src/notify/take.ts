import type { Pacing } from './formats/format.ts';
import type { Message } from './message.ts';
import type { Outbox, Settlement } from './outbox/outbox.ts';
import type { ReadPresent } from './present.ts';
import type { Sent } from './settlement.ts';

/** Up to this many that wait go out one by one, each with its whole text; when more wait, several go together. */
const mostAlone = 3;

/** What goes out in one sending, and how many wait behind it. */
export type TakenBatch = { batch: Sent[]; more: number };

/** `ms`: after how long there may be something to take; null: its turn may come at once. */
export type Taken = ({ kind: 'taken' } & TakenBatch) | { kind: 'nothing'; ms: number | null };

export type TakeParts = {
  outbox: Pick<Outbox, 'waiting' | 'claim'>;
  present: ReadPresent;
  settle(message: Message, token: string, settlement: Settlement): Promise<void>;
  claimMs: number; // longer than a sending takes
};

/**
 * [NT14] Claims what goes out now, the most urgent first; nothing, when other processes have it or the receiver's pace does
 * not allow it.
 *
 * @param token names this claim
 */
export type Take = (channelId: string, token: string, pacing: Pacing) => Promise<Taken>;

export function createTake({ outbox, present, settle, claimMs }: TakeParts): Take {
  /** [NT22] The messages that are still true, as they are to be said now; the others are settled. */
  async function stillTrue(messages: readonly Message[], token: string): Promise<Message[]> {
    const found = await present(messages);
    const stands: Message[] = [];
    for (const [i, message] of messages.entries()) {
      const one = found[i];
      if (one?.kind === 'stands') stands.push(one.message);
      else if (one !== undefined) {
        await settle(message, token, { kind: 'overtaken', why: { fault: 'overtaken', detail: one.by } });
      }
    }
    return stands;
  }

  return async (channelId, token, { gapMs, mostTogether }) => {
    const { messages, count } = await outbox.waiting(channelId, 2 * mostTogether);
    const stands = await stillTrue(messages, token);
    const [first] = stands;
    if (first === undefined) return { kind: 'nothing', ms: null };
    const isTest = first.told === null; // goes alone
    const most = isTest || stands.length <= mostAlone ? 1 : mostTogether;
    const asked = stands.filter(({ told }) => (told === null) === isTest);
    const ids = asked.map((one) => one.id);
    const claimed = await outbox.claim(channelId, ids, { token, claimMs, most, gapMs });
    if (claimed.kind !== 'claimed') return { kind: 'nothing', ms: claimed.kind === 'busy' ? claimed.ms : null };
    const batch = claimed.which.flatMap(({ id, tries, rests }) => {
      const message = asked.find((one) => one.id === id);
      return message === undefined ? [] : [{ message, tries: tries + 1, rests: rests + 1 }];
    });
    return { kind: 'taken', batch, more: Math.max(0, count - (messages.length - stands.length) - batch.length) };
  };
}

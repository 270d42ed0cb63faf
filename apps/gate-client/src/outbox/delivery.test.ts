import { expect, it } from 'vitest';
import type { Ack } from '@cordon/protocol/wire/ack.ts';
import { memoryStore } from '../testing/memory-store.ts';
import { settled, TestTimers } from '../testing/timers.ts';
import { createDelivery } from './delivery.ts';
import { commandOf, type OutboxItem } from './items.ts';
import { createQueue } from './queue.ts';

type Answer = Ack | 'cut';

function setUp() {
  const timers = new TestTimers(0);
  const queue = createQueue({ store: memoryStore(), isLive: () => true, now: () => 5, onLoaded: () => undefined });
  const under: { item: OutboxItem; answer(ack: Answer): Promise<void> }[] = [];
  const state = { live: true, isSeen: true };
  const delivery = createDelivery(
    {
      deliver: (item) =>
        new Promise((resolve, reject) => {
          const answer = async (ack: Answer) => {
            if (ack === 'cut') reject(new Error('cut'));
            else resolve(ack);
            await settled();
          };
          under.push({ item, answer });
        }),
      seen: () => Promise.resolve(state.isSeen),
      mayCarry: ({ author }) => author.personId === 'gate-1',
      isLive: () => state.live,
      random: () => 0,
      timers,
    },
    queue,
  );
  const add = async (commandId: string, visitId: string, personId = 'gate-1') => {
    const command = commandOf({ type: 'askHelp', visitId, need: 'water' }, { commandId, observedAt: 1 });
    const author = { personId, name: '门岗', role: 'gate' as const, stations: [] };
    const item = await queue.keep({ command, author, signature: null, savedAt: 1, state: 'saved', refusal: null });
    if (item !== null) queue.show(item);
  };
  const sent = () => under.map(({ item }) => item.command.commandId);
  const states = () => queue.items.getState().map((item) => `${item.command.commandId} ${item.state}`);
  const answer = (ack: Answer) => under.at(-1)?.answer(ack);
  return { timers, queue, delivery, state, add, sent, states, answer };
}

const confirmed = (commandId: string): Ack => ({ ok: true, commandId, seq: 7, version: 2, unchanged: false, now: 1 });
const refused = (commandId: string, code: 'visit-held' | 'busy' | 'not-signed-in'): Ack => {
  return { ok: false, commandId, code, retryable: code === 'busy', params: {}, now: 1 };
};

it('[U10] sends one record of each lane, and the next when the first is confirmed', async () => {
  const { delivery, add, sent, answer, states } = setUp();
  await add('a1', 'a');
  await add('a2', 'a');
  const word = delivery.answer('a1');
  delivery.pump();
  expect([sent(), states()]).toEqual([['a1'], ['a1 sending', 'a2 saved']]);
  await answer(confirmed('a1'));
  expect(await word).toEqual(confirmed('a1'));
  expect([sent(), states()]).toEqual([['a1', 'a2'], ['a2 sending']]);
});

it('[U10] [U11] sends nothing without a connection, and nothing that it may not carry', async () => {
  const { delivery, add, sent, state } = setUp();
  await add('a1', 'a');
  await add('b1', 'b', 'somebody-else');
  state.live = false;
  delivery.flush();
  expect(sent()).toEqual([]);
  state.live = true;
  delivery.flush();
  expect(sent()).toEqual(['a1']);
});

it.each(['cut', refused('a1', 'busy'), refused('a1', 'not-signed-in')] as const)(
  '[U10] [U12] sends the same again, later, when it has no word on it: %j',
  async (answered) => {
    const { delivery, add, sent, answer, states, timers } = setUp();
    await add('a1', 'a');
    delivery.pump();
    await answer(answered);
    expect([sent(), states()]).toEqual([['a1'], ['a1 saved']]);
    await timers.pass(60_000);
    expect(sent()).toEqual(['a1', 'a1']);
  },
);

it('[U13] [OF74] keeps a refusal, and sends again what was confirmed in another feed', async () => {
  const { delivery, add, sent, answer, states, state } = setUp();
  await add('a1', 'a');
  delivery.pump();
  state.isSeen = false;
  await answer(confirmed('a1'));
  expect(states()).toEqual(['a1 saved']);
  delivery.flush();
  expect(sent()).toEqual(['a1', 'a1']);
  await answer(refused('a1', 'visit-held'));
  expect(states()).toEqual(['a1 refused']);
});

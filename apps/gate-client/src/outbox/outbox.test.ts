import { describe, expect, it } from 'vitest';
import type { Ack } from '@cordon/protocol/wire/ack.ts';
import type { Command } from '@cordon/protocol/wire/command.ts';
import { memoryStore, type MemoryStore } from '../testing/memory-store.ts';
import { settled, TestTimers } from '../testing/timers.ts';
import type { Author, CommandBody } from './items.ts';
import { createOutbox, type Taken } from './outbox.ts';

const officer: Author = { personId: 'gate-1', name: '门岗一号', role: 'gate', stations: ['main-gate'] };
const relief: Author = { ...officer, personId: 'gate-2', name: '门岗二号' };
const hold = (visitId: string): CommandBody => ({ type: 'holdVisit', visitId, reason: '证件存疑' });

const help = (visitId: string): CommandBody => ({ type: 'askHelp', visitId, need: 'water' });

type Sent = { command: Command; answer(ack: Ack): Promise<void>; cut(): Promise<void> };

function setUp(store: MemoryStore = memoryStore()) {
  const timers = new TestTimers(1000);
  const sent: Sent[] = [];
  const duty: { author: Author | null; live: boolean; seen: Promise<boolean> } = {
    ...{ author: officer, live: true, seen: Promise.resolve(true) },
  };
  let ids = 0;
  const outbox = createOutbox({
    store,
    deliver: ({ command }) =>
      new Promise((resolve, reject) => {
        sent.push({
          command,
          answer: async (ack) => {
            resolve(ack);
            await settled();
          },
          cut: async () => {
            reject(new Error('cut'));
            await settled();
          },
        });
      }),
    seen: () => duty.seen,
    author: () => duty.author,
    mayCarry: ({ author, signature }) => author.personId === duty.author?.personId || signature !== null,
    sign: () => Promise.resolve(null),
    isLive: () => duty.live,
    now: () => timers.now,
    local: () => timers.now,
    newId: () => `id-${(ids += 1)}`,
    random: () => 0,
    timers,
  });
  const send = async (body: CommandBody): Promise<Extract<Taken, { ok: true }>> => {
    const taken = await outbox.send(body);
    if (!taken.ok) throw new Error(taken.refusal.code);
    return taken;
  };
  const latest = () => {
    const last = sent.at(-1);
    if (last === undefined) throw new Error('nothing was sent');
    return last;
  };
  const states = () => outbox.items.getState().map(({ command, state }) => `${command.commandId} ${state}`);
  return { store, timers, sent, latest, duty, outbox, send, states };
}

const confirmed = (commandId: string): Ack => ({ ok: true, commandId, seq: 7, version: 2, unchanged: false, now: 1 });
const refused = (commandId: string, code: 'visit-held' | 'busy' | 'not-signed-in'): Ack => ({
  ok: false,
  commandId,
  code,
  retryable: code === 'busy',
  params: {},
  now: 1,
});

describe('the outbox', () => {
  it('[U10] sends what one visit is told one after the other, in the order in which it was given', async () => {
    const { send, sent, latest, states } = setUp();
    await send(hold('a'));
    await send(help('a'));
    expect(states()).toEqual(['id-1 sending', 'id-2 saved']);
    await latest().answer(confirmed('id-1'));
    expect(sent.map(({ command }) => command.commandId)).toEqual(['id-1', 'id-2']);
    await latest().answer(confirmed('id-2'));
    expect(states()).toEqual([]);
  });

  it('[U14] keeps what was confirmed until the picture shows it, or it would be seen undone', async () => {
    const { send, latest, duty, states } = setUp();
    let show = () => {};
    duty.seen = new Promise((resolve) => (show = () => resolve(true)));
    const { answered } = await send(hold('a'));
    let isAnswered = false;
    void answered.then(() => (isAnswered = true));
    await latest().answer(confirmed('id-1'));
    expect([states(), isAnswered]).toEqual([['id-1 sending'], false]);
    show();
    await settled();
    expect([states(), isAnswered]).toEqual([[], true]);
  });

  it('[OF74] asks again for what was confirmed in a feed that is no more', async () => {
    const { send, latest, duty, states, sent, timers } = setUp();
    duty.seen = Promise.resolve(false);
    await send(hold('a'));
    await latest().answer(confirmed('id-1'));
    expect(states()).toEqual(['id-1 saved']);
    duty.seen = Promise.resolve(true);
    await timers.pass(60_000);
    expect(sent.map(({ command }) => command.commandId)).toEqual(['id-1', 'id-1']);
    await latest().answer(confirmed('id-1'));
    expect(states()).toEqual([]);
  });

  it('[OF71] [OF72] sends again what was seen at a vehicle and is lost, as it was signed, and no decision', async () => {
    const store = memoryStore();
    const { outbox, send, sent, latest, states } = setUp(store);
    for (const [body, id] of [
      [hold('a'), 'id-1'],
      [{ type: 'resumeVisit', visitId: 'a', note: '可以继续' }, 'id-2'],
    ] as const) {
      await send(body);
      await latest().answer({ ...confirmed(id), feed: 'old' } as Ack);
    }
    expect(await outbox.offerAgain('new', { feed: 'old', sharedUpTo: 6 })).toBe(1);
    expect(states()).toEqual(['id-1 sending']);
    expect(latest().command).toEqual(sent[0]?.command);
    await latest().answer({ ...confirmed('id-1'), feed: 'new' } as Ack);
    expect(await outbox.offerAgain('new', null)).toBe(0);
  });

  it('[U10] sends the very same command again when nobody knows whether it arrived', async () => {
    const { send, sent, latest, timers, states } = setUp();
    const { answered } = await send(hold('a'));
    timers.now = 60_000;
    await latest().cut();
    expect(states()).toEqual(['id-1 saved']);
    await timers.pass(500);
    expect(sent).toHaveLength(2);
    expect(sent[1]?.command).toEqual(sent[0]?.command);
    await latest().answer(confirmed('id-1'));
    await expect(answered).resolves.toMatchObject({ ok: true, seq: 7 });
  });

  it('[U10] sends it again, unchanged, when the server asks to', async () => {
    const { send, sent, latest, timers, states } = setUp();
    await send(hold('a'));
    await latest().answer(refused('id-1', 'busy'));
    expect(states()).toEqual(['id-1 saved']);
    await timers.pass(500);
    expect(sent.map(({ command }) => command.commandId)).toEqual(['id-1', 'id-1']);
  });

  it('[U12] waits longer after each vain attempt, and not at all once the way is open', async () => {
    const { outbox, send, sent, latest, timers } = setUp();
    await send(hold('a'));
    await latest().cut();
    outbox.flush();
    expect(sent).toHaveLength(2);
    await timers.pass(60_000);
    expect(sent).toHaveLength(2); // it is on its way: no timer sends it twice
    expect(timers.pending).toBe(0);
  });

  it('[T13] lets no lane rest any longer once the server has answered another one', async () => {
    const { send, sent, latest } = setUp();
    for (const visit of ['a', 'b', 'c']) await send(hold(visit));
    const [first, second, third] = sent;
    const later = (commandId: string, code: 'unavailable' | 'too-many-requests'): Ack => ({
      ...{ ok: false, commandId, code, retryable: true, params: {}, now: 1 },
    });
    await first?.answer(later('id-1', 'unavailable'));
    await second?.answer(later('id-2', 'too-many-requests')); // that one is its own
    expect(sent).toHaveLength(3);
    await third?.answer(confirmed('id-3'));
    expect(sent).toHaveLength(4);
    expect(latest().command.commandId).toBe('id-1');
    await latest().answer(later('id-1', 'unavailable')); // the server does other things: so it rests as long as it must
    await send(hold('d'));
    await latest().answer(confirmed('id-4'));
    expect(sent).toHaveLength(5);
  });

  it('[U13] keeps a refusal for its author until it has been dismissed, and goes on with the rest', async () => {
    const { outbox, send, latest, states } = setUp();
    const { answered } = await send(hold('a'));
    await send(help('a'));
    await latest().answer(refused('id-1', 'visit-held'));
    await expect(answered).resolves.toMatchObject({ ok: false, code: 'visit-held' });
    expect(states()).toEqual(['id-1 refused', 'id-2 sending']);
    expect(outbox.items.getState()[0]?.refusal).toEqual({ code: 'visit-held', params: {} });
    await outbox.dismiss('id-2');
    await outbox.dismiss('id-1');
    expect(states()).toEqual(['id-2 sending']);
  });

  it('[U13] drops an old refusal when the same act succeeds later', async () => {
    const { send, latest, states } = setUp();
    await send(hold('a'));
    await latest().answer(refused('id-1', 'visit-held'));
    await send(hold('b'));
    await latest().answer(confirmed('id-2'));
    expect(states()).toEqual(['id-1 refused']);
    await send(hold('a'));
    await latest().answer(confirmed('id-3'));
    expect(states()).toEqual([]);
  });

  it('[U11] never sends a command under another name: it waits until its author signs in again', async () => {
    const { outbox, send, sent, latest, duty, states } = setUp();
    await send(hold('a'));
    await latest().answer(refused('id-1', 'not-signed-in'));
    duty.author = relief;
    await send(hold('b'));
    await latest().answer(confirmed('id-2'));
    outbox.flush();
    expect(states()).toEqual(['id-1 saved']);
    duty.author = officer;
    outbox.flush();
    expect(sent.map(({ command }) => command.commandId)).toEqual(['id-1', 'id-2', 'id-1']);
  });

  it('[U10] lets other visits go on while one has no answer', async () => {
    const { send, sent, states } = setUp();
    await send(hold('a'));
    await send(hold('b'));
    await sent[0]?.cut();
    await sent[1]?.answer(confirmed('id-2'));
    expect(states()).toEqual(['id-1 saved']);
  });

  it('[U10] keeps a record before it shows or sends it', async () => {
    const { outbox, store, sent } = setUp();
    const seen: number[] = [];
    outbox.items.subscribe(() => seen.push(store.size()));
    await outbox.send(hold('a'));
    expect(sent).toHaveLength(1);
    expect(seen.length).toBeGreaterThan(0);
    expect(seen.every((kept) => kept === 1)).toBe(true);
  });

  it('[U10] has everything back after the window was killed, in order, and sends it as it was', async () => {
    const first = setUp();
    first.duty.live = false;
    await first.send(hold('a'));
    await first.send(help('a'));
    const before = first.outbox.items.getState().map(({ command }) => command);
    const second = setUp(first.store);
    await second.outbox.load();
    expect(second.outbox.items.getState().map(({ command }) => command)).toEqual(before);
    await second.latest().answer(confirmed('id-1'));
    await second.latest().answer(confirmed('id-2'));
    expect(second.sent.map(({ command }) => command)).toEqual(before);
    expect(first.store.size()).toBe(0);
  });

  it('[U10] keeps what was given in quick succession in that order', async () => {
    const { outbox, states } = setUp();
    await Promise.all([outbox.send(hold('a')), outbox.send(hold('b')), outbox.send(hold('c'))]);
    expect(states()).toEqual(['id-1 sending', 'id-2 sending', 'id-3 sending']);
    expect(outbox.items.getState().map(({ command }) => 'visitId' in command && command.visitId)).toEqual([
      'a',
      'b',
      'c',
    ]);
  });

  it('[U10] says that nothing was saved when the storage is full and the server away', async () => {
    const { outbox, store, duty, sent, states } = setUp();
    store.full = true;
    duty.live = false;
    await expect(outbox.send(hold('a'))).resolves.toEqual({ ok: false, refusal: { code: 'not-stored', params: {} } });
    expect([states(), sent]).toEqual([[], []]);
  });

  it('[U10] sends straight to the server what it could not keep', async () => {
    const { send, store, latest, outbox, states } = setUp();
    store.full = true;
    const { answered } = await send(hold('a'));
    expect(outbox.items.getState()[0]?.kept).toBe(false);
    await latest().answer(confirmed('id-1'));
    await expect(answered).resolves.toMatchObject({ ok: true });
    expect(states()).toEqual([]);
  });

  it('[U10] sends it again when the answer could not be written down', async () => {
    const { send, store, latest, sent, timers, states } = setUp();
    const { settle } = store;
    store.settle = () => Promise.reject(new DOMException('no room', 'QuotaExceededError'));
    await send(hold('a'));
    await latest().answer(confirmed('id-1'));
    expect(states()).toEqual(['id-1 saved']);
    store.settle = settle;
    await timers.pass(500);
    expect(sent).toHaveLength(2);
    await latest().answer(confirmed('id-1'));
    expect(states()).toEqual([]);
    expect(store.size()).toBe(0);
  });

  it('[OF1] says of a record that it was made without the server', async () => {
    const { send, duty, outbox } = setUp();
    await send(hold('a'));
    duty.live = false;
    await send(hold('b'));
    expect(outbox.items.getState().map(({ command }) => command.offline)).toEqual([undefined, true]);
  });

  it('[U273] leaves a trace of what was confirmed and of what was sent back, and nothing that they said', async () => {
    const { send, outbox, sent } = setUp();
    await send(hold('a'));
    await send(hold('b'));
    await sent[0]?.answer(confirmed('id-1'));
    await sent[1]?.answer(refused('id-2', 'visit-held'));
    await outbox.dismiss('id-2');
    const traces = await outbox.traces();
    expect(traces.map(({ commandId, outcome, seq, code }) => [commandId, outcome, seq, code])).toEqual([
      ['id-2', 'refused', null, 'visit-held'],
      ['id-1', 'confirmed', 7, null],
    ]);
    expect(JSON.stringify(traces)).not.toContain('证件存疑');
  });

  it('puts the hour of the device on a command, and keeps it', async () => {
    const { send, latest } = setUp();
    await send(hold('a'));
    expect(latest().command).toEqual({ ...hold('a'), commandId: 'id-1', observedAt: 1000 });
  });
});

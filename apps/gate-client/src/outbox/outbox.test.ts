import { describe, expect, it } from 'vitest';
import type { Ack } from '@cordon/protocol/wire/ack.ts';
import type { Command } from '@cordon/protocol/wire/command.ts';
import { settled, TestTimers } from '../testing/timers.ts';
import type { Author, CommandBody } from './items.ts';
import { createOutbox } from './outbox.ts';

const officer: Author = { personId: 'gate-1', name: '门岗一号' };
const relief: Author = { personId: 'gate-2', name: '门岗二号' };
const hold = (visitId: string): CommandBody => ({ type: 'holdVisit', visitId, reason: '证件存疑' });

type Sent = { command: Command; answer(ack: Ack): Promise<void>; cut(): Promise<void> };

function setUp() {
  const timers = new TestTimers(1000);
  const sent: Sent[] = [];
  const duty: { author: Author | null } = { author: officer };
  let ids = 0;
  const outbox = createOutbox({
    deliver: (command) =>
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
    author: () => duty.author,
    now: () => timers.now,
    newId: () => `id-${(ids += 1)}`,
    random: () => 0,
    timers,
  });
  const latest = () => {
    const last = sent.at(-1);
    if (last === undefined) throw new Error('nothing was sent');
    return last;
  };
  const states = () => outbox.items.getState().map(({ command, state }) => `${command.commandId} ${state}`);
  return { timers, sent, latest, duty, outbox, states };
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
  it('[U10] sends one after the other, in the order in which they were given', async () => {
    const { outbox, sent, latest, states } = setUp();
    outbox.send(hold('a'));
    outbox.send(hold('b'));
    expect(states()).toEqual(['id-1 sending', 'id-2 saved']);
    await latest().answer(confirmed('id-1'));
    expect(sent.map(({ command }) => command.commandId)).toEqual(['id-1', 'id-2']);
    await latest().answer(confirmed('id-2'));
    expect(states()).toEqual([]);
  });

  it('[U10] sends the very same command again when nobody knows whether it arrived', async () => {
    const { outbox, sent, latest, timers, states } = setUp();
    const { answered } = outbox.send(hold('a'));
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
    const { outbox, sent, latest, timers, states } = setUp();
    outbox.send(hold('a'));
    await latest().answer(refused('id-1', 'busy'));
    expect(states()).toEqual(['id-1 saved']);
    await timers.pass(500);
    expect(sent.map(({ command }) => command.commandId)).toEqual(['id-1', 'id-1']);
  });

  it('[U12] waits longer after each vain attempt, and not at all once the way is open', async () => {
    const { outbox, sent, latest, timers } = setUp();
    outbox.send(hold('a'));
    await latest().cut();
    outbox.flush();
    expect(sent).toHaveLength(2);
    await timers.pass(60_000);
    expect(sent).toHaveLength(2); // it is on its way: no timer sends it twice
    expect(timers.pending).toBe(0);
  });

  it('[U13] keeps a refusal for its author until it has been dismissed, and goes on with the rest', async () => {
    const { outbox, latest, states } = setUp();
    const { answered } = outbox.send(hold('a'));
    outbox.send(hold('b'));
    await latest().answer(refused('id-1', 'visit-held'));
    await expect(answered).resolves.toMatchObject({ ok: false, code: 'visit-held' });
    expect(states()).toEqual(['id-1 refused', 'id-2 sending']);
    expect(outbox.items.getState()[0]?.refusal).toEqual({ code: 'visit-held', params: {} });
    outbox.dismiss('id-2');
    outbox.dismiss('id-1');
    expect(states()).toEqual(['id-2 sending']);
  });

  it('[U13] drops an old refusal when the same act succeeds later', async () => {
    const { outbox, latest, states } = setUp();
    outbox.send(hold('a'));
    await latest().answer(refused('id-1', 'visit-held'));
    outbox.send(hold('b'));
    await latest().answer(confirmed('id-2'));
    expect(states()).toEqual(['id-1 refused']);
    outbox.send(hold('a'));
    await latest().answer(confirmed('id-3'));
    expect(states()).toEqual([]);
  });

  it('[U11] never sends a command under another name: it waits until its author signs in again', async () => {
    const { outbox, sent, latest, duty, states } = setUp();
    outbox.send(hold('a'));
    await latest().answer(refused('id-1', 'not-signed-in'));
    duty.author = relief;
    outbox.send(hold('b'));
    await latest().answer(confirmed('id-2'));
    outbox.flush();
    expect(states()).toEqual(['id-1 saved']);
    duty.author = officer;
    outbox.flush();
    expect(sent.map(({ command }) => command.commandId)).toEqual(['id-1', 'id-2', 'id-1']);
  });

  it('puts the hour of the device on a command, and keeps it', async () => {
    const { outbox, latest } = setUp();
    outbox.send(hold('a'));
    expect(latest().command).toEqual({ ...hold('a'), commandId: 'id-1', observedAt: 1000 });
  });
});

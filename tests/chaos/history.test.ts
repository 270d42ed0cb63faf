import { commandOf } from '@cordon/server/testing/commands.ts';
import { expect, it } from 'vitest';
import { createHistory } from './history.ts';

const command = commandOf({ type: 'askHelp', visitId: 'a0000000-0000-4000-8000-000000000001', need: 'water' });
const { commandId } = command;
const ok = { ok: true, commandId, seq: 7, version: 3, unchanged: false, now: 1 } as const;
const refused = { ok: false, commandId, code: 'visit-closed', retryable: false, params: {}, now: 1 } as const;

it('a time-out and an answer that asks to try again are unknown, never refused', () => {
  const history = createHistory(() => 5);
  history.invoke('gate-1', command);
  history.answered('gate-1', command, null);
  history.answered('gate-1', command, { ...refused, code: 'unavailable', retryable: true });
  history.answered('gate-1', command, refused);
  history.answered('gate-1', command, ok);
  expect(history.acts.map(({ type }) => type)).toEqual(['invoke', 'unknown', 'unknown', 'refused', 'ok']);
  expect(history.acts.at(-1)).toMatchObject({ t: 5, actor: 'gate-1', commandId, op: 'askHelp', seq: 7, version: 3 });
  expect(history.acknowledged()).toBe(1);
});

it('tells when something that was sent later is acknowledged', async () => {
  let now = 1;
  const history = createHistory(() => now);
  history.invoke('gate-1', command);
  const first = history.firstAfter(2);
  const more = history.more(2);
  history.answered('gate-1', command, ok);
  now = 3;
  history.invoke('gate-1', command);
  history.answered('gate-1', command, ok);
  expect(await first).toBe(3);
  await more;
});

import { expect, it, vi } from 'vitest';
import { silent } from '../../testing/submit-fixture.ts';
import { refusal } from '../refusal.ts';
import { answer, type Reply } from './answer.ts';
import { createTestMetrics } from '../../testing/metrics.ts';
import { createLimits, createUnderWay } from './limits.ts';

type Handle = Parameters<typeof answer>[2];

const limits = () => createLimits(createUnderWay(32), () => Promise.resolve(null));
const parts = () => ({ limits: limits(), now: () => 5, log: silent });

it('[E5] carries out nothing that leaves no way to answer', async () => {
  const handle = vi.fn<Handle>();
  for (const args of [[], [{}], [{}, 'ack'], [{}, null], [{}, { call: 1 }]]) await answer(parts(), args, handle);
  expect(handle).not.toHaveBeenCalled();
});

it('[E5] answers although the handler breaks, and only once', async () => {
  const respond = vi.fn<Reply>();
  await answer(parts(), [{}, respond], () => Promise.reject(new Error('a bug')));
  await answer(parts(), [{}, respond], (_, reply) => {
    reply({ first: true });
    reply({ second: true });
    return Promise.resolve(refusal('busy'));
  });
  expect(respond.mock.calls).toEqual([
    [{ ok: false, code: 'unavailable', retryable: true, params: {}, commandId: null, now: 5 }],
    [{ first: true }],
  ]);
});

it('[E5] takes a message that is only a function as one without a payload', async () => {
  const seen = vi.fn<(payload: unknown) => void>();
  await answer(parts(), [vi.fn<Reply>()], (payload) => {
    seen(payload);
    return Promise.resolve(undefined);
  });
  expect(seen).toHaveBeenCalledWith(undefined);
});

it('[E4] refuses what is too much and forgets what is over', async () => {
  const shared = parts();
  const held = Array.from({ length: 32 }, () => Promise.withResolvers<undefined>());
  const running = held.map(({ promise }) => answer(shared, [{}, vi.fn<Reply>()], () => promise));
  const respond = vi.fn<Reply>();
  await answer(shared, [{}, respond], () => Promise.resolve(undefined));
  expect(respond).toHaveBeenCalledWith(expect.objectContaining({ code: 'too-many-requests', retryable: true }));
  for (const { resolve } of held) resolve(undefined);
  await Promise.all(running);
  const handle = vi.fn<Handle>(() => Promise.resolve(undefined));
  await answer(shared, [{}, vi.fn<Reply>()], handle);
  expect(handle).toHaveBeenCalledOnce();
});

it('[Y10] times a command from its receipt to its answer, and not to what comes after', async () => {
  const { metrics, pass, read } = createTestMetrics();
  const commands = { ...parts(), measures: metrics };
  await answer(commands, [{}, vi.fn<Reply>()], (_, reply) => {
    pass(40);
    reply({ ok: true });
    pass(1_000);
    return Promise.resolve(undefined);
  });
  await answer(commands, [{}, vi.fn<Reply>()], () => {
    pass(3);
    return Promise.resolve(refusal('malformed'));
  });
  const shown = await read();
  const sum = (kind: string) => shown.value('cordon_ack_duration_seconds_sum', { answer: kind });
  expect([sum('accepted'), sum('refused')]).toEqual([0.04, 0.003]);
  expect(shown.value('cordon_ack_duration_seconds_count', { answer: 'accepted' })).toBe(1);
});

it('[Y2] counts here what was refused unread, and nothing that was answered before', async () => {
  const { metrics, read } = createTestMetrics();
  const commands = { ...parts(), measures: metrics };
  await answer(commands, [{}, vi.fn<Reply>()], () => Promise.resolve(refusal('malformed')));
  await answer(commands, [{}, vi.fn<Reply>()], (_, reply) => {
    reply({ ok: true });
    return Promise.reject(new Error('a bug'));
  });
  const shown = await read();
  expect(shown.value('cordon_commands_total', { type: 'unreadable', outcome: 'malformed' })).toBe(1);
  expect(shown.families.get('cordon_commands_total')?.series).toHaveLength(1);
});

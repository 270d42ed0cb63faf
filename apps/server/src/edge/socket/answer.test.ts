import { expect, it, vi } from 'vitest';
import { steadyClock } from '../../testing/clocks.ts';
import { silent } from '../../testing/door.ts';
import { refusal } from '../refusal.ts';
import { answer, type Reply } from './answer.ts';
import { openLimits } from './limits.ts';

type Handle = Parameters<typeof answer>[2];

const parts = () => ({ limits: openLimits(steadyClock(0)), now: () => 5, log: silent });

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

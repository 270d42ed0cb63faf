import { describe, expect, it } from 'vitest';
import type { Answer } from '../http/route.ts';
import { refusal } from '../refusal.ts';
import { ownRate } from './rate.ts';
import { createRequestLimits } from './requests.ts';

const signIn = 'POST /session';
const picture = 'GET /session';
const here = '192.0.2.1';

const open = () =>
  createRequestLimits(
    ownRate({ points: 3, seconds: 60 }),
    ownRate({ points: 2, seconds: 60 }),
    ownRate({ points: 100, seconds: 60 }),
  );
const giving = (answer: Answer) => () => Promise.resolve(answer);
const codeOf = (answer: Answer) => (answer.ok ? 'ok' : answer.code);

describe('requests before sign-in', () => {
  it('[LM1] are refused unread when too many of their address were', async () => {
    const limits = open();
    const wrong = giving(refusal('sign-in-failed'));
    for (let i = 0; i < 3; i++) expect(codeOf(await limits.guard(signIn, here, wrong))).toBe('sign-in-failed');
    let asked = 0;
    const answer = await limits.guard(signIn, here, () => {
      asked += 1;
      return Promise.resolve({ ok: true });
    });
    expect([codeOf(answer), asked]).toEqual(['too-many-requests', 0]);
    expect(codeOf(await limits.guard(signIn, '192.0.2.2', wrong))).toBe('sign-in-failed');
  });

  it('[LM1] all count when they come at the same moment', async () => {
    const limits = open();
    const held = Promise.withResolvers<Answer>();
    const answers = Array.from({ length: 10 }, () => limits.guard(signIn, here, () => held.promise));
    held.resolve(refusal('sign-in-failed'));
    const codes = (await Promise.all(answers)).map(codeOf);
    expect(codes.filter((code) => code === 'sign-in-failed')).toHaveLength(3);
  });

  it('[LM1] that were good, or could not be answered, do not count', async () => {
    const limits = open();
    for (let i = 0; i < 10; i++) {
      expect(codeOf(await limits.guard(signIn, here, giving({ ok: true })))).toBe('ok');
      expect(codeOf(await limits.guard(signIn, here, giving(refusal('unavailable'))))).toBe('unavailable');
      for (const route of [signIn, picture] as const) {
        expect(codeOf(await limits.guard(route, here, giving(refusal('key-proof-stale'))))).toBe('key-proof-stale');
      }
    }
  });

  it('[LM1] and those without a session count together, while signed-in people at that address are served', async () => {
    const limits = open();
    const nobody = giving(refusal('not-signed-in'));
    for (let i = 0; i < 3; i++) expect(codeOf(await limits.guard(picture, here, nobody))).toBe('not-signed-in');
    expect(codeOf(await limits.guard(picture, here, nobody))).toBe('too-many-requests');
    expect(codeOf(await limits.guard(signIn, here, giving({ ok: true })))).toBe('too-many-requests');
    expect(codeOf(await limits.guard(picture, here, giving({ ok: true })))).toBe('ok');
    expect(codeOf(await limits.guard(picture, here, giving(refusal('forbidden'))))).toBe('forbidden');
  });
});

it('[LM2] requests after sign-in are counted by person', async () => {
  const limits = open();
  expect([await limits.ofPerson('a'), await limits.ofPerson('a')]).toEqual([null, null]);
  expect(await limits.ofPerson('a')).toMatchObject({ code: 'too-many-requests' });
  expect(await limits.ofPerson('b')).toBeNull();
});

it('[LM11] uploads are counted by person and in bytes', async () => {
  const limits = open();
  expect([await limits.uploadOf('a', 60), await limits.uploadOf('a', 40)]).toEqual([null, null]);
  expect(await limits.uploadOf('a', 1)).toMatchObject({ code: 'too-many-requests' });
  expect(await limits.uploadOf('b', 100)).toBeNull();
});

import type { SignInRequest } from '@cordon/protocol/wire/session.ts';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../api/http.ts';
import type { SignInReply } from '../../api/shapes.ts';
import { createConversation } from './conversation.ts';

const person = { personId: 'admin-1', staffNumber: '4001', name: '专班甲', role: 'admin', stations: [] } as const;
const signedIn: Answer<SignInReply> = {
  ok: true,
  value: {
    state: 'signed-in',
    token: 't'.repeat(32),
    person: { ...person, stations: [] },
    device: null,
    site: { id: 'demo', name: { zh: '示范', en: 'Demo' } },
    expiresAt: 1,
  },
};
const wants = (want: 'new-password' | 'totp'): Answer<SignInReply> => ({ ok: true, value: { state: 'wants', want } });
const refused = (code: 'sign-in-failed' | 'sign-in-delayed', retryAfterMs?: number): Answer<SignInReply> => ({
  ok: false,
  code,
  retryable: false,
  params: retryAfterMs === undefined ? {} : { retryAfterMs },
});

function setUp(...answers: Answer<SignInReply>[]) {
  const asked: SignInRequest[] = [];
  const happened: string[] = [];
  const talk = createConversation({
    signIn: (request) => {
      asked.push(request);
      const answer = answers[asked.length - 1];
      return answer === undefined ? Promise.reject(new Error('no answer')) : Promise.resolve(answer);
    },
    now: () => 1000,
    onSignedIn: (session) => happened.push(Object.keys(session).join(' ')),
    onRefused: ({ code }) => happened.push(code),
  });
  return { asked, happened, talk };
}

const request = { staffNumber: '4001', password: 'for once' };

describe('the conversation of signing in', () => {
  it('[U226] sends the same again with what is wanted, one thing after the other', async () => {
    const { asked, happened, talk } = setUp(wants('new-password'), wants('totp'), signedIn);
    await expect(talk.ask(request)).resolves.toBe(true);
    expect(talk.said.getState().wants).toMatchObject({ want: 'new-password' });
    await talk.add({ newPassword: 'one of my own' });
    await talk.add({ totp: '123456' });
    expect(asked).toEqual([
      request,
      { ...request, newPassword: 'one of my own' },
      { ...request, newPassword: 'one of my own', totp: '123456' },
    ]);
    expect(happened).toEqual(['token person device site expiresAt']);
  });

  it('[U226] asks again for the code that was mistyped, and for nothing else', async () => {
    const { asked, talk } = setUp(wants('totp'), refused('sign-in-failed'), signedIn);
    await talk.ask({ staffNumber: '4001', pin: '123456' });
    await expect(talk.add({ totp: '000000' })).resolves.toBe(false);
    expect(talk.said.getState()).toMatchObject({ wants: { want: 'totp' }, refusal: { code: 'sign-in-failed' } });
    await talk.add({ totp: '123123' });
    expect(asked.at(-1)).toEqual({ staffNumber: '4001', pin: '123456', totp: '123123' });
  });

  it('[U226] knows until when nobody may try again', async () => {
    const { happened, talk } = setUp(refused('sign-in-delayed', 30_000));
    await expect(talk.ask(request)).resolves.toBe(false);
    expect(talk.said.getState().until).toBe(31_000);
    expect(happened).toEqual(['sign-in-delayed']);
    const again = setUp(refused('sign-in-failed', 0));
    await again.talk.ask(request);
    expect(again.talk.said.getState().until).toBeNull(); // at once
  });

  it('[U226] forgets what was entered when it is left; an answer that comes later signs nobody in', async () => {
    const { happened, talk, asked } = setUp(signedIn, signedIn);
    const answered = talk.ask(request);
    talk.leave();
    await expect(answered).resolves.toBe(false);
    await expect(talk.add({ totp: '1' })).resolves.toBe(false);
    expect(happened).toEqual([]);
    expect(asked).toHaveLength(1);
    expect(talk.said.getState()).toEqual({ wants: null, refusal: null, until: null });
  });
});

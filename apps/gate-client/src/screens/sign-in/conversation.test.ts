import type { SignInRequest } from '@cordon/protocol/wire/session.ts';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../api/http.ts';
import type { SignInAnswer } from '@cordon/protocol/wire/http/session.ts';
import type { Authors, Unlocked } from '../../session/authors/authors.ts';
import { settled, TestTimers } from '../../testing/timers.ts';
import { createConversation } from './conversation.ts';

const person = { personId: 'admin-1', staffNumber: '4001', name: '专班甲', role: 'admin', stations: [] } as const;
const signedIn: Answer<SignInAnswer> = {
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
const wants = (want: 'new-password' | 'totp'): Answer<SignInAnswer> => ({ ok: true, value: { state: 'wants', want } });
const refused = (code: 'sign-in-failed' | 'sign-in-delayed', retryAfterMs?: number): Answer<SignInAnswer> => ({
  ok: false,
  code,
  retryable: false,
  params: retryAfterMs === undefined ? {} : { retryAfterMs },
});

const nobody = {
  prepare: () => Promise.resolve(null),
  unlock: () => Promise.resolve({ ok: false, why: 'unknown' } as const),
  known: () => Promise.resolve([]),
  leave: () => undefined,
};

function setUp(...answers: Answer<SignInAnswer>[]) {
  const asked: SignInRequest[] = [];
  const happened: string[] = [];
  const talk = createConversation({
    signIn: (request) => {
      asked.push(request);
      const answer = answers[asked.length - 1];
      return answer === undefined ? Promise.reject(new Error('no answer')) : Promise.resolve(answer);
    },
    authors: nobody,
    timers: new TestTimers(0),
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
    expect(talk.said.getState()).toEqual({ wants: null, refusal: null, offline: null, until: null });
  });
});

describe('signing in as an author', () => {
  const key = { kty: 'EC', crv: 'P-256', x: 'x'.repeat(43), y: 'y'.repeat(43) } as const;
  const away: Answer<SignInAnswer> = { ok: false, code: 'unavailable', retryable: true, params: {} };
  const gate = { staffNumber: '1001', pin: '480617' };
  if (!signedIn.ok || signedIn.value.state !== 'signed-in') throw new Error('nobody is signed in');
  const { state: _, ...session } = signedIn.value;

  /** A device that opens as it is told to, and a server that answers as it is told to, or not at all. */
  function device(answer: Answer<SignInAnswer> | null, unlocked: Unlocked) {
    const happened: string[] = [];
    const timers = new TestTimers(1000);
    const authors: Pick<Authors, 'prepare' | 'unlock' | 'known' | 'leave'> = {
      prepare: () =>
        Promise.resolve({
          publicKey: key,
          keep: ({ token }, pin) => {
            happened.push(`kept ${token.length} ${pin}`);
            return Promise.reject(new Error('no room'));
          },
        }),
      unlock: (staffNumber, pin) => {
        happened.push(`unlock ${staffNumber} ${pin}`);
        return Promise.resolve(unlocked);
      },
      known: () => Promise.resolve([{ staffNumber: '1001', name: '门岗一号', role: 'gate' }]),
      leave: () => happened.push('left'),
    };
    const talk = createConversation({
      signIn: (sent) => {
        happened.push(`asked ${'authorKey' in sent ? 'with a key' : 'without'}`);
        return answer === null ? new Promise(() => undefined) : Promise.resolve(answer);
      },
      ...{ authors, timers, now: () => timers.now },
      onSignedIn: ({ token }) => happened.push(`in ${token.length}`),
      onRefused: ({ code }) => happened.push(code),
    });
    return { happened, talk, timers };
  }

  it('[U250] brings a key of its own by PIN, keeps it with the answer, and goes on where there is no room for it', async () => {
    const { happened, talk } = device(signedIn, { ok: false, why: 'unknown' });
    await expect(talk.ask(gate)).resolves.toBe(true);
    expect(happened).toEqual(['asked with a key', 'kept 32 480617', 'in 32']);
    const byPassword = device(signedIn, { ok: false, why: 'unknown' });
    await byPassword.talk.ask(request);
    expect(byPassword.happened).toEqual(['asked without', 'in 32']);
  });

  it('[U255] where the server does not answer the device looks at the PIN, and lets in who has read what that means', async () => {
    const { happened, talk } = device(away, { ok: true, session });
    await expect(talk.ask(gate)).resolves.toBe(true);
    expect(talk.said.getState().offline).toEqual({ ok: true, session });
    expect(happened).toEqual(['asked with a key', 'unlock 1001 480617']);
    talk.goOffline();
    expect(happened.at(-1)).toBe('in 32');
  });

  it('[U255] a line that carries nothing is given up after eight seconds', async () => {
    const { happened, talk, timers } = device(null, { ok: true, session });
    const asked = talk.ask(gate);
    await settled();
    await timers.pass(7_999);
    expect(happened).not.toContain('unlock 1001 480617');
    await timers.pass(1);
    await expect(asked).resolves.toBe(true);
    expect(timers.pending).toBe(0);
    // Who could not come in otherwise is not given up.
    const other = device(null, { ok: false, why: 'unknown' });
    void other.talk.ask({ ...gate, staffNumber: '1002' });
    await settled();
    expect(other.timers.pending).toBe(0);
  });

  it('[U255] what the server refuses, the device does not open', async () => {
    const { happened, talk } = device(refused('sign-in-failed', 0), { ok: true, session });
    await expect(talk.ask(gate)).resolves.toBe(false);
    expect(happened).toEqual(['asked with a key', 'sign-in-failed']);
    const byPassword = device(away, { ok: true, session });
    await byPassword.talk.ask(request);
    expect(byPassword.happened).toEqual(['asked without', 'unavailable']);
  });

  it('[U255] says why it does not open, and until when nobody may try again', async () => {
    const { talk } = device(away, { ok: false, why: 'wrong', retryAfterMs: 30_000 });
    await expect(talk.ask(gate)).resolves.toBe(false);
    expect(talk.said.getState()).toMatchObject({ offline: { why: 'wrong' }, until: 31_000 });
    talk.dismiss();
    expect(talk.said.getState().offline).toBeNull();
  });

  it('[U255] whoever turns back after a right PIN leaves no key behind', async () => {
    const { happened, talk } = device(away, { ok: true, session });
    await talk.ask(gate);
    talk.leave();
    expect(happened.at(-1)).toBe('left');
    talk.goOffline();
    expect(happened).not.toContain('in 32');
  });
});

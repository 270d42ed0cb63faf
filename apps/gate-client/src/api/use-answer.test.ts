import { describe, expect, it } from 'vitest';
import { settled, TestTimers } from '../testing/timers.ts';
import type { Answer, Refusal } from './http.ts';
import { createQuestion } from './use-answer.ts';

const away: Refusal = { ok: false, code: 'unavailable', retryable: true, params: {} };

/** A server whose answers come when the test says so, in any order. */
function slowServer() {
  const open: ((answer: Answer<string>) => void)[] = [];
  const known: (string | null)[] = [];
  const ask = (before: string | null) => {
    known.push(before);
    return new Promise<Answer<string>>((resolve) => open.push(resolve));
  };
  return {
    ask,
    known,
    asked: () => open.length,
    async answer(which: number, answer: string | Refusal) {
      open[which]?.(typeof answer === 'string' ? { ok: true, value: answer } : answer);
      await settled();
    },
  };
}

describe('a question to the server', () => {
  it('[U382] shows what was answered, and keeps it when the next try fails', async () => {
    const timers = new TestTimers(0);
    const server = slowServer();
    const { known, begin, again } = createQuestion(server.ask, { timers });
    begin();
    await timers.pass(0);
    expect(known.getState()).toEqual({ value: null, refusal: null });
    await server.answer(0, 'first');
    expect(known.getState()).toEqual({ value: 'first', refusal: null });
    void again();
    await server.answer(1, away);
    expect(known.getState()).toEqual({ value: 'first', refusal: away });
    void again();
    await server.answer(2, 'third');
    expect(known.getState()).toEqual({ value: 'third', refusal: null });
  });

  it('[U382] drops an answer that a later one has overtaken', async () => {
    const server = slowServer();
    const { known, again } = createQuestion(server.ask);
    void again();
    void again();
    await server.answer(1, 'new');
    await server.answer(0, 'old');
    expect(known.getState().value).toBe('new');
    void again();
    void again();
    await server.answer(2, 'old');
    expect(known.getState().value).toBe('new');
  });

  it('[U382] drops what comes when nobody looks any more, and leaves no timer', async () => {
    const timers = new TestTimers(0);
    const server = slowServer();
    const { known, begin } = createQuestion(server.ask, { timers, everyMs: 1000 });
    const end = begin();
    await timers.pass(0);
    end();
    await server.answer(0, 'late');
    expect(known.getState().value).toBeNull();
    expect(timers.pending).toBe(0);
  });

  it('[U382] is asked again so long after each answer, also after a failure', async () => {
    const timers = new TestTimers(0);
    const server = slowServer();
    const end = createQuestion(server.ask, { timers, everyMs: 1000 }).begin();
    await timers.pass(0);
    await timers.pass(5000);
    expect(server.asked()).toBe(1);
    await server.answer(0, away);
    await timers.pass(1000);
    expect(server.asked()).toBe(2);
    end();
    expect(timers.pending).toBe(0);
  });

  it('[U382] waits until nothing has been typed for a while', async () => {
    const timers = new TestTimers(0);
    const server = slowServer();
    const question = createQuestion(server.ask, { timers, quietMs: 250 });
    const first = question.begin('a');
    await timers.pass(200);
    first();
    question.begin('ab');
    await timers.pass(249);
    expect(server.asked()).toBe(0);
    await timers.pass(1);
    expect(server.asked()).toBe(1);
  });

  it('[U382] tells what is known, so that the next part of a list can be asked for', async () => {
    const server = slowServer();
    const { again } = createQuestion(server.ask);
    void again();
    await server.answer(0, 'one');
    void again();
    await server.answer(1, 'one two');
    expect(server.known).toEqual([null, 'one']);
  });
});

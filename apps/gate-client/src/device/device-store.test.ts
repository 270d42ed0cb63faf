import { describe, expect, it } from 'vitest';
import type { Answer, Refusal } from '../api/http.ts';
import { settled, TestTimers } from '../testing/timers.ts';
import { createDeviceFinder, createDeviceStore } from './device-store.ts';

type Said = Answer<{ device: { id: string; name: string; stations: string[] } | null; revoked: boolean }>;

const away: Refusal = { ok: false, code: 'unavailable', retryable: true, params: {} };
const stranger: Said = { ok: true, value: { device: null, revoked: false } };
const tablet = { id: 'gate-tablet', name: '主门平板', stations: ['main-gate'] };
const enrolled: Said = { ok: true, value: { device: tablet, revoked: false } };
const revoked: Said = { ok: true, value: { device: null, revoked: true } };

function setUp(canProve = true) {
  const timers = new TestTimers(0);
  const store = createDeviceStore(canProve);
  const asked: ((said: Said) => Promise<void>)[] = [];
  const finder = createDeviceFinder({
    store,
    ask: () =>
      new Promise((resolve) => {
        asked.push((said) => {
          resolve(said);
          return settled();
        });
      }),
    timers,
    random: () => 0,
  });
  const answer = async (said: Said) => asked.at(-1)?.(said);
  return { timers, store, asked, finder, answer };
}

describe('what this browser is to the site', () => {
  it('[U224] is asked until there is an answer', async () => {
    const { store, finder, answer, timers, asked } = setUp();
    finder.look();
    await answer(away);
    expect(store.getState()).toEqual({ kind: 'unknown', failing: true });
    await timers.pass(500);
    await answer(enrolled);
    expect(store.getState()).toEqual({ kind: 'enrolled', device: tablet });
    expect(asked).toHaveLength(2);
    expect(timers.pending).toBe(0);
  });

  it.each([
    [stranger, 'stranger'],
    [revoked, 'revoked'],
  ])('[U224] may be one that cannot sign people in by PIN: %j', async (said, kind) => {
    const { store, finder, answer } = setUp();
    finder.look();
    await answer(said);
    expect(store.getState()).toEqual({ kind });
  });

  it('[U224] is asked anew when it may have changed; an older answer counts no more', async () => {
    const { store, finder, asked } = setUp();
    finder.look();
    finder.look();
    await asked[1]?.(revoked);
    await asked[0]?.(enrolled);
    expect(store.getState()).toEqual({ kind: 'revoked' });
  });

  it('[U224] is nothing on a page that came without encryption', () => {
    const { store, finder, asked } = setUp(false);
    finder.look();
    expect(asked).toHaveLength(0);
    expect(store.getState()).toEqual({ kind: 'insecure' });
  });
});

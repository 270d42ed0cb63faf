import { describe, expect, it } from 'vitest';
import { usualRetrying } from './backoff.ts';
import type { Verdict } from './formats/verdict.ts';
import { settlementOf } from './settlement.ts';
import { messageTo } from './testing/letters.ts';

const why = { fault: 'status', detail: '503' } as const;
const content = { fault: 'content', detail: '430102' } as const;
const by = { retrying: usualRetrying, now: 1_000_000, random: () => 0 };
const alone = { until: 0, aloneMs: null };
const message = messageTo('own-webhook');

const settled = (verdict: Verdict | null, sent = {}, after = {}) =>
  settlementOf(verdict, { message, tries: 1, rests: 1, ...sent }, { ...alone, ...after }, by);

describe('what becomes of a message', () => {
  it('[NT3] is sent, or released when the sending was called off', () => {
    expect(settled({ kind: 'sent' })).toEqual({ kind: 'sent' });
    expect(settled(null)).toEqual({ kind: 'released' });
  });

  it('[NT4] is tried again after its pause, and given up after the last try', () => {
    expect(settled({ kind: 'again', why })).toEqual({ kind: 'again', why, nextAt: 1_020_000 });
    expect(settled({ kind: 'again', why }, { tries: usualRetrying.mostTries })).toEqual({ kind: 'dead', why });
  });

  it('[NT4] is given up at once when it is refused', () => {
    expect(settled({ kind: 'refused', why })).toEqual({ kind: 'dead', why });
  });

  it('[NT14] of several whose content is refused, each is tried by itself, but not beyond the last try', () => {
    const refused = { kind: 'refused', why: content } as const;
    expect(settled(refused, {}, { aloneMs: 7_000 })).toEqual({ kind: 'again', why: content, nextAt: 1_007_000 });
    expect(settled(refused, { tries: usualRetrying.mostTries }, { aloneMs: 7_000 })).toEqual({
      kind: 'dead',
      why: content,
    });
  });

  it('[NT15] waits while its receiver wants a pause, and is given up after too many', () => {
    const rest = { kind: 'rest', why, afterMs: 5_000 } as const;
    expect(settled(rest, {}, { until: 1_005_000 })).toEqual({ kind: 'rested', why, nextAt: 1_005_000 });
    expect(settled(rest, { rests: usualRetrying.mostRests })).toEqual({ kind: 'dead', why });
  });

  it('[NT10] is tried once when it is a test', () => {
    expect(settled({ kind: 'again', why }, { message: messageTo('own-webhook', null) })).toEqual({ kind: 'dead', why });
  });
});

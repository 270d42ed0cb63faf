import type { Ack } from '@cordon/protocol/wire/ack.ts';
import type { FeedEvent } from '@cordon/protocol/wire/feed.ts';
import { describe, expect, it } from 'vitest';
import { Ledger } from './ledger.ts';

const by = { personId: null, name: 'clock', role: 'system' } as const;

function entry(seq: number, version: number, commandId: string): FeedEvent {
  const meta = { seq, version, commandId, at: seq, observedAt: seq, by, stations: [] };
  return { ...meta, aggregate: 'visit', id: 'v', event: { type: 'visitRefused', reason: 'x' } };
}

function accepted(commandId: string, seq: number): Ack {
  return { ok: true, commandId, seq, version: 1, unchanged: false, now: seq };
}

function refused(commandId: string): Ack {
  return { ok: false, commandId, code: 'step-not-next', retryable: false, params: {}, now: 1 };
}

/** A ledger of two commands that went well. */
function wellKept(): Ledger {
  const ledger = new Ledger(0);
  ledger.fed(entry(1, 1, 'a'));
  ledger.fed(entry(2, 2, 'b'));
  ledger.answered('a', accepted('a', 1), 4);
  ledger.answered('b', accepted('b', 2), 6);
  return ledger;
}

describe('what a simulated night must never see', () => {
  it('finds nothing wrong with a night that went well', () => {
    const ledger = wellKept();
    ledger.check();
    expect(ledger.violations).toEqual([]);
    expect(ledger.commands()).toEqual({ sent: 2, accepted: 2, refused: {} });
    expect(ledger.ackMs()).toEqual({ p50: 4, p99: 4 });
  });

  it.each<[string, (ledger: Ledger) => void]>([
    ['an acknowledged command that is not in the feed', (ledger) => ledger.answered('c', accepted('c', 2), 1)],
    [
      'a refused command that is in the feed',
      (ledger) => {
        ledger.fed(entry(3, 3, 'c'));
        ledger.answered('c', refused('c'), 1);
      },
    ],
    ['one command answered in two ways', (ledger) => ledger.answered('b', refused('b'), 1)],
    ['a hole in the feed', (ledger) => ledger.fed(entry(4, 3, 'c'))],
    ['an event that comes twice', (ledger) => ledger.fed(entry(2, 2, 'b'))],
    ['a hole in the versions of a visit', (ledger) => ledger.fed(entry(3, 4, 'c'))],
  ])('finds %s', (_what, spoil) => {
    const ledger = wellKept();
    spoil(ledger);
    ledger.check();
    expect(ledger.violations).not.toEqual([]);
  });

  it('takes no hole for one where an entry is looked up and not followed, and any other for one', () => {
    const ledger = wellKept();
    ledger.fed(entry(5, 3, 'c'));
    ledger.apart([3]);
    ledger.check();
    expect(ledger.violations).toEqual(['feed: 5 follows 2, without 4']);
  });

  it('does not take a repeated answer at a later time for another one', () => {
    const ledger = wellKept();
    ledger.answered('b', { ...accepted('b', 2), now: 99 }, 1);
    ledger.check();
    expect(ledger.violations).toEqual([]);
  });
});

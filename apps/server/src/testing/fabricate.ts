import { randomUUID } from 'node:crypto';
import type { NewEvent, Written } from '@cordon/protocol/engine/change.ts';
import type { Commit } from '../log/commit.ts';
import type { AggregateRef } from '@cordon/protocol/engine/aggregate.ts';
import { visitRef } from '../log/keys.ts';

/* Simple commits for tests of the log only, which does not look at the content. */

export const startOfTests = 1_790_000_000_000;

export function writtenOf(ref: AggregateRef, before = 0, more: Partial<Written> = {}): Written {
  return { ref, before, after: before + 1, state: { mark: before + 1 }, due: null, listing: { kind: 'open' }, ...more };
}

export function entryOf(ref: AggregateRef, version = 1, note = 'x'): Commit['entries'][number] {
  const [kind, id = ''] = ref.split(':');
  const event: NewEvent = {
    at: startOfTests,
    observedAt: startOfTests,
    commandId: 'fabricated',
    version,
    by: { personId: null, name: 'clock', role: 'system' },
    aggregate: 'visit',
    id,
    stations: ['main-gate'],
    event: { type: 'visitRefused', reason: note },
  };
  return { event, timeline: kind === 'visit' ? id : null };
}

export function commitOf(more: Partial<Commit> = {}): Commit {
  return {
    now: startOfTests,
    session: null,
    author: null,
    receipts: [receiptOf(randomUUID())],
    read: [],
    fence: null,
    written: [],
    claims: [],
    entries: [],
    ...more,
  };
}

export function receiptOf(commandId: string, fingerprint = 'print'): Commit['receipts'][number] {
  return { commandId, fingerprint, outcome: { ok: true, version: 1, unchanged: false } };
}

/** A commit of one event on one visit. */
export function visitCommit(id: string, before = 0, more: Partial<Commit> = {}): Commit {
  const ref = visitRef(id);
  return commitOf({ written: [writtenOf(ref, before)], entries: [entryOf(ref, before + 1)], ...more });
}

import { randomUUID } from 'node:crypto';
import type { Commit, NewEvent, Written } from '../log/commit.ts';
import { type AggregateRef, idOf, visitRef } from '../log/keys.ts';

/* Plain commits for tests of the log alone, which does not look into what it writes. */

export const startOfTests = 1_790_000_000_000;

export function writtenOf(ref: AggregateRef, before = 0, more: Partial<Written> = {}): Written {
  return { ref, before, after: before + 1, state: { mark: before + 1 }, due: null, standing: { is: 'open' }, ...more };
}

export function entryOf(ref: AggregateRef, version = 1, note = 'x'): Commit['entries'][number] {
  const event: NewEvent = {
    at: startOfTests,
    observedAt: startOfTests,
    commandId: 'fabricated',
    version,
    by: { personId: null, name: 'clock', role: 'system' },
    aggregate: 'visit',
    id: idOf(ref),
    stations: ['main-gate'],
    event: { type: 'visitRefused', reason: note },
  };
  return { event, storyOf: ref.startsWith('visit:') ? idOf(ref) : null };
}

export function commitOf(more: Partial<Commit> = {}): Commit {
  return {
    commandId: randomUUID(),
    now: startOfTests,
    session: null,
    author: null,
    fingerprint: 'print',
    outcome: { ok: true, version: 1, unchanged: false },
    read: [],
    written: [],
    claims: null,
    entries: [],
    ...more,
  };
}

/** A commit of one event on one visit. */
export function visitCommit(id: string, before = 0, more: Partial<Commit> = {}): Commit {
  const ref = visitRef(id);
  return commitOf({ written: [writtenOf(ref, before)], entries: [entryOf(ref, before + 1)], ...more });
}

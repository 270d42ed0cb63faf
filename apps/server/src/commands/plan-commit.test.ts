import { begunAlert } from '@cordon/protocol/testing/alerts.ts';
import type { AlertState, RaisedAlert } from '@cordon/protocol/alert/state.ts';
import { engine } from '@cordon/protocol/engine/product.ts';
import { gateOfficer } from '@cordon/protocol/testing/actors.ts';
import { siteAt, tenAtNight } from '@cordon/protocol/testing/site.ts';
import { byOf } from '@cordon/protocol/roles.ts';
import type { Versioned } from '@cordon/protocol/wire/feed.ts';
import { describe, expect, it } from 'vitest';
import { commandOf } from '../testing/commands.ts';
import type { Gather } from './gather.ts';
import type { Planned } from './judge.ts';
import { planCommit } from './plan-commit.ts';

const meta = { at: tenAtNight, observedAt: tenAtNight, commandId: 'c', by: byOf(gateOfficer) };
const raised = (id: string): RaisedAlert => ({
  ...{ id, rule: 'visit.held', severity: 'high', visitId: 'v1', plate: null, stepId: null, params: {} },
});
const known = (id: string): Versioned<AlertState> => ({
  version: 3,
  state: begunAlert(raised(id)),
});

/** A command that changes nothing of its own, and these alerts. */
function planned(visitId: string, raise: string[], clear: string[]): Planned {
  return {
    target: engine.targetOf(commandOf({ type: 'askHelp', visitId, need: 'water' })),
    meta,
    fingerprint: 'print',
    site: { version: 1, state: siteAt() },
    alerts: new Map(),
    change: { refusal: null, version: 1, changed: null, noted: null, causes: { raise: raise.map(raised), clear } },
    outcome: { ok: true, version: 1, unchanged: false },
    read: [{ ref: 'site', version: 1 }],
    author: null,
    isOfKnown: false,
  };
}

async function planOf(all: readonly Planned[], stored: string[]) {
  const gather: Pick<Gather, 'alerts'> = {
    alerts: (ids) =>
      Promise.resolve(new Map(ids.filter((id) => stored.includes(id)).map((id) => [id, known(id)] as const))),
  };
  const { written, entries, read } = await planCommit(all, gather);
  return {
    read,
    written: written.map(({ ref, before, after }) => `${ref} ${before}→${after}`),
    entries: entries.map(({ event, timeline }) => `${event.event.type} ${event.id} of ${timeline}`),
  };
}

async function partsOf(raise: string[], clear: string[], stored: string[]) {
  const { written, entries } = await planOf([planned('v1', raise, clear)], stored);
  return { written, entries };
}

it('[C8] raises a new alert and tells it in the story of its visit', async () => {
  expect(await partsOf(['a'], [], [])).toEqual({ written: ['alert:a 0→1'], entries: ['alertRaised a of v1'] });
});

it('[C8] [B9] counts again what is there, and raises no alert twice', async () => {
  expect(await partsOf(['a'], [], ['a'])).toEqual({ written: ['alert:a 3→4'], entries: ['alertRepeated a of v1'] });
});

it('[C8] [B10] what follows an alert checks that it is still there', async () => {
  const { entries } = await partsOf(['a', 'b'], [], []);
  expect(entries).toEqual(['alertRaised a of v1', 'alertFollowed a of v1', 'alertRaised b of v1']);
});

it('[C8] clears what is there, and nothing that never was', async () => {
  expect(await partsOf([], ['a', 'gone'], ['a'])).toEqual({
    written: ['alert:a 3→4'],
    entries: ['alertCleared a of v1'],
  });
});

describe('several commands in one commit', () => {
  it('[C8] [D23] write an alert once that they all change, and tell of each change', async () => {
    const all = [planned('v1', ['a'], []), planned('v2', ['a'], []), planned('v3', [], ['a'])];
    expect(await planOf(all, [])).toEqual({
      read: [{ ref: 'site', version: 1 }],
      written: ['alert:a 0→3'],
      entries: ['alertRaised a of v1', 'alertRepeated a of v1', 'alertCleared a of v1'],
    });
  });

  it('[L4] ask for both versions of a site that changed between two looks', async () => {
    const other = { ...planned('v2', [], []), read: [{ ref: 'site', version: 2 } as const] };
    expect((await planOf([planned('v1', [], []), other], [])).read).toEqual([
      { ref: 'site', version: 1 },
      { ref: 'site', version: 2 },
    ]);
  });

  it('[D23] are never about the same aggregate: each was judged without the other', async () => {
    await expect(planOf([planned('v1', [], []), planned('v1', [], [])], [])).rejects.toThrow(RangeError);
  });
});

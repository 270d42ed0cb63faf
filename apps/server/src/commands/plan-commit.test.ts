import type { AlertState, RaisedAlert } from '@cordon/protocol/alert/state.ts';
import { gateOfficer } from '@cordon/protocol/testing/actors.ts';
import { tenAtNight } from '@cordon/protocol/testing/site.ts';
import { byOf } from '@cordon/protocol/roles.ts';
import type { Versioned } from '@cordon/protocol/wire/feed.ts';
import { expect, it } from 'vitest';
import { noChange } from './change.ts';
import type { Gather } from './gather.ts';
import { alertParts } from './plan-commit.ts';

const occasion = { at: tenAtNight, observedAt: tenAtNight, commandId: 'c', by: byOf(gateOfficer) };
const raised = (id: string): RaisedAlert => ({
  ...{ id, rule: 'visit.held', severity: 'high', visitId: 'v1', plate: null, stepId: null, params: {} },
});
const known = (id: string): Versioned<AlertState> => ({
  version: 3,
  state: { ...raised(id), raisedAt: 0, acknowledged: null, clearedAt: null, closed: null, comments: [] },
});

async function partsOf(raise: string[], clear: string[], stored: string[]) {
  const gather: Pick<Gather, 'alerts'> = {
    alerts: (ids) =>
      Promise.resolve(new Map(ids.filter((id) => stored.includes(id)).map((id) => [id, known(id)] as const))),
  };
  const change = { ...noChange({ ok: true, events: [] }, 1), raise: raise.map(raised), clear };
  const { written, entries } = await alertParts(change, gather, occasion);
  return {
    written: written.map(({ ref, before, after }) => `${ref} ${before}→${after}`),
    entries: entries.map(({ event, storyOf }) => `${event.event.type} ${event.id} of ${storyOf}`),
  };
}

it('[C8] raises a new alert and tells it in the story of its visit', async () => {
  expect(await partsOf(['a'], [], [])).toEqual({ written: ['alert:a 0→1'], entries: ['alertRaised a of v1'] });
});

it('[C8] raises no alert twice: not one that is there, not one with two causes in the same command', async () => {
  expect(await partsOf(['a', 'b', 'b'], [], ['a'])).toEqual({
    written: ['alert:b 0→1'],
    entries: ['alertRaised b of v1'],
  });
});

it('[C8] clears what is there, and nothing that never was', async () => {
  expect(await partsOf([], ['a', 'gone'], ['a'])).toEqual({
    written: ['alert:a 3→4'],
    entries: ['alertCleared a of v1'],
  });
});

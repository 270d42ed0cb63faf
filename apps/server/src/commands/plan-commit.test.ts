import { begunAlert } from '@cordon/protocol/testing/alerts.ts';
import type { AlertState, RaisedAlert } from '@cordon/protocol/alert/state.ts';
import { gateOfficer } from '@cordon/protocol/testing/actors.ts';
import { siteAt, tenAtNight } from '@cordon/protocol/testing/site.ts';
import { byOf } from '@cordon/protocol/roles.ts';
import type { Versioned } from '@cordon/protocol/wire/feed.ts';
import { expect, it } from 'vitest';
import type { Gather } from './gather.ts';
import { alertParts } from './plan-commit.ts';

const occasion = { at: tenAtNight, observedAt: tenAtNight, commandId: 'c', by: byOf(gateOfficer) };
const raised = (id: string): RaisedAlert => ({
  ...{ id, rule: 'visit.held', severity: 'high', visitId: 'v1', plate: null, stepId: null, params: {} },
});
const known = (id: string): Versioned<AlertState> => ({
  version: 3,
  state: begunAlert(raised(id)),
});

async function partsOf(raise: string[], clear: string[], stored: string[]) {
  const gather: Pick<Gather, 'alerts'> = {
    alerts: (ids) =>
      Promise.resolve(new Map(ids.filter((id) => stored.includes(id)).map((id) => [id, known(id)] as const))),
  };
  const change = { causes: { raise: raise.map(raised), clear }, besides: [], written: null };
  const { written, entries } = await alertParts(change, siteAt(), gather, occasion);
  return {
    written: written.map(({ ref, before, after }) => `${ref} ${before}→${after}`),
    entries: entries.map(({ event, storyOf }) => `${event.event.type} ${event.id} of ${storyOf}`),
  };
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

import { describe, expect, it } from 'vitest';
import type { VisitEvent } from '@cordon/protocol/visit/events.ts';
import type { FeedEvent } from '@cordon/protocol/wire/feed.ts';
import { at, gateOfficer } from '../../../watch/testing/pictures.ts';
import { isWhole, mergedStory, storyLines } from './use-story.ts';

function entry(seq: number, version: number, event: VisitEvent, more: Partial<FeedEvent> = {}): FeedEvent {
  return {
    seq,
    version,
    at: at(seq),
    observedAt: at(seq),
    commandId: 'c',
    by: gateOfficer,
    aggregate: 'visit',
    id: 'v',
    stations: [],
    event,
    ...more,
  } as FeedEvent;
}

const sealed = (seq: number, version: number, number: string): FeedEvent =>
  entry(seq, version, {
    type: 'stepReported',
    stepId: 'seal',
    stationId: 'main-gate',
    attempt: 1,
    report: { kind: 'seal', number },
    findings: [],
    outcome: 'done',
  });

const corrected = (seq: number, version: number, of: number, number: string): FeedEvent =>
  entry(seq, version, {
    type: 'reportCorrected',
    stepId: 'seal',
    entry: of,
    report: { kind: 'seal', number },
    findings: [],
    outcome: 'done',
    reason: '看错',
  });

describe('the story of a visit', () => {
  it('[U76] takes what the feed brings after it was fetched, each entry once and in order', () => {
    const told = [sealed(3, 1, 'S1')];
    const followed = [
      corrected(9, 2, 1, 'S2'),
      sealed(3, 1, 'S1'),
      entry(8, 5, { type: 'visitRefused', reason: '其他' }, { id: 'other' }),
    ];
    expect(mergedStory(told, followed, 'v').map(({ seq }) => seq)).toEqual([3, 9]);
  });

  it('[U76] takes the alerts that the visit caused, and no others', () => {
    const alert = (seq: number, id: string): FeedEvent => ({
      ...entry(seq, 1, { type: 'visitRefused', reason: '' }),
      aggregate: 'alert',
      id,
      event: { type: 'alertCleared', note: null },
    });
    const story = mergedStory([alert(1, 'v.visit.held.-.3'), alert(2, 'w.visit.held.-.3')], [], 'v');
    expect(story.map(({ seq }) => seq)).toEqual([1]);
  });

  it('[U76] knows when something between is missing', () => {
    expect(isWhole([sealed(3, 1, 'S1'), corrected(9, 2, 1, 'S2')], 2)).toBe(true);
    expect(isWhole([sealed(3, 1, 'S1'), corrected(9, 3, 1, 'S2')], 3)).toBe(false);
    expect(isWhole([], 1)).toBe(false);
  });

  it('[U77] keeps what was seen before beside the correction, also when it is corrected twice', () => {
    const [last, middle, first] = storyLines([sealed(1, 1, 'S1'), corrected(2, 2, 1, 'S2'), corrected(3, 3, 1, 'S3')]);
    expect(first).toMatchObject({ corrected: true, before: null, report: { number: 'S1' } });
    expect(middle).toMatchObject({ before: { number: 'S1' }, report: { number: 'S2' } });
    expect(last).toMatchObject({ before: { number: 'S2' }, report: { number: 'S3' } });
  });

  it('[U78] says how late an entry was made, from two minutes on', () => {
    const late = { ...sealed(1, 1, 'S1'), observedAt: at(1) - 120_000 };
    const prompt = { ...sealed(2, 2, 'S1'), observedAt: at(2) - 119_999 };
    expect(storyLines([late, prompt]).map(({ lateMs }) => lateMs)).toEqual([null, 120_000]);
  });
});

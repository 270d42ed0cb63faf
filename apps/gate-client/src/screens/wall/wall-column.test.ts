import { nightAt, visitA } from '@cordon/protocol/testing/journey.ts';
import { stepOf } from '@cordon/protocol/visit/route.ts';
import { describe, expect, it } from 'vitest';
import { en } from '../../i18n/en/index.ts';
import { createWords } from '../../i18n/words.tsx';
import { zh } from '../../i18n/zh/index.ts';
import { isLong, wallNote } from './wall-column.tsx';

const night = nightAt('s1.leg');
const visit = night.visit(visitA);
const english = createWords({ language: 'en', dictionary: en }, night.site.state);
const chinese = createWords({ language: 'zh-CN', dictionary: zh }, night.site.state);
const noteOf = (words: typeof english, stepId: string) =>
  wallNote(words, { visit, step: stepOf(visit, stepId) ?? null, flags: [] });

describe('what a card of the wall says', () => {
  it('[U99] a vehicle that drives is told by where it goes, without the word for driving', () => {
    expect(noteOf(english, 's1.leg')).toBe('→ First canteen');
    expect(noteOf(chinese, 's1.leg')).toBe('→ 第一食堂');
    expect(noteOf(english, 'leg-out')).toBe('→ Exit');
  });

  it('[U99] at a point the point is named, in two lines when one is too short', () => {
    const note = noteOf(english, 's1.disinfect-goods');
    expect(note).toBe('First canteen · Disinfect the goods');
    expect(isLong(note)).toBe(true);
    expect(isLong(noteOf(chinese, 's1.disinfect-goods'))).toBe(false);
    expect(isLong('→ Second canteen')).toBe(false);
  });

  it('[U99] what is odd about a vehicle comes before its step', () => {
    expect(wallNote(chinese, { visit, step: stepOf(visit, 's1.leg') ?? null, flags: ['help'] })).toBe('求助');
  });
});

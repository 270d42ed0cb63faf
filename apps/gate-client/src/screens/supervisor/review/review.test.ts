import { describe, expect, it } from 'vitest';
import { type NightSummary, summarise } from '@cordon/protocol/review/summary.ts';
import { limits as limitsShape } from '@cordon/protocol/site/settings.ts';
import { en } from '../../../i18n/en/index.ts';
import { createWords } from '../../../i18n/words.tsx';
import { zh } from '../../../i18n/zh/index.ts';
import { site } from '../../../watch/testing/pictures.ts';
import { isDay, movedDay, nightOf } from './day-picker.tsx';
import { reviewPagesOf } from './review-screen.tsx';
import { barsOf, minutesWords, sharePercent, visitBars, visitsIn } from './summary/figures.ts';
import { alertLine, findingLine } from './what-if/differences.tsx';
import { boundsOf, limitsTried, readTried, triedFields } from './what-if/tried-table.tsx';

const chinese = createWords({ language: 'zh-CN', dictionary: zh }, site);
const english = createWords({ language: 'en', dictionary: en }, site);

describe('which night', () => {
  it('[U213] belongs to the day on which it begins, by the site’s clocks', () => {
    expect(nightOf(Date.parse('2026-11-12T23:00+08:00'), 'Asia/Shanghai')).toBe('2026-11-12');
    expect(nightOf(Date.parse('2026-11-13T03:00+08:00'), 'Asia/Shanghai')).toBe('2026-11-12');
    expect(nightOf(Date.parse('2026-11-13T12:00+08:00'), 'Asia/Shanghai')).toBe('2026-11-13');
  });

  it('[U213] goes on over the end of a month, and takes no day that there is not', () => {
    expect([movedDay('2026-11-30', 1), movedDay('2026-01-01', -1)]).toEqual(['2026-12-01', '2025-12-31']);
    expect(['2026-02-30', '', '2026-2-3', '2026-02-28'].map(isDay)).toEqual([false, false, false, true]);
  });

  it('[U213] who changed what is for the office and the auditor only', () => {
    expect(reviewPagesOf('supervisor')).not.toContain('changes');
    expect(reviewPagesOf('auditor')).toContain('changes');
  });
});

describe('a night in figures', () => {
  const summary: NightSummary = {
    ...summarise([]),
    visits: { ...summarise([]).visits, released: 4, refused: 1 },
  };

  it('[U214] draws its bars to one scale, and counts every visit once', () => {
    expect(visitsIn(summary)).toBe(5);
    const bars = visitBars(chinese, summary);
    expect(bars.map(({ word, part }) => [word, part]).filter(([, part]) => part !== 0)).toEqual([
      ['已放行', 1],
      ['已劝返', 0.25],
    ]);
    expect(barsOf([{ key: 'a', word: 'a', count: 0 }])[0]?.part).toBe(0);
  });

  it('[U214] says how long as people do', () => {
    expect([null, 0.5, 4.25, 59.6, 60, 72].map((minutes) => minutesWords(chinese, minutes))).toEqual([
      '—',
      '30 秒',
      '4.3 分钟',
      '1 小时',
      '1 小时',
      '1 小时 12 分钟',
    ]);
    expect(minutesWords(english, 72)).toBe('1 h 12 min');
  });

  it('[U214] gives the share of false alarms, none of none', () => {
    expect([sharePercent({ closed: 3, false: 1 }), sharePercent({ closed: 0, false: 0 })]).toEqual([33, 0]);
  });
});

describe('limits that are tried', () => {
  it('[U215] are the site’s own figures, with picks within their bounds', () => {
    for (const { name, picks } of triedFields) {
      expect(Object.keys(limitsShape.shape)).toContain(name);
      for (const pick of picks) expect([name, readTried(name, String(pick))]).toEqual([name, pick]);
    }
    expect(boundsOf('testAgeHours')).toEqual({ min: 1, max: 168 });
  });

  it('[U215] are sent only when something is tried and nothing is wrong; what is empty stays as it was', () => {
    expect(limitsTried({})).toBeNull();
    expect(limitsTried({ testAgeHours: '' })).toBeNull();
    expect(limitsTried({ testAgeHours: '２４', crewMax: '' })).toEqual({ testAgeHours: 24 });
    expect(limitsTried({ testAgeHours: '24', crewMax: '1.5' })).toBeNull();
  });
});

describe('what would differ', () => {
  const at = Date.parse('2026-11-12T23:40+08:00');

  it('[U215] says of a finding what it was and what it would be', () => {
    const finding = { stepId: 'verify-crew', personId: 'p1', at, seen: {}, rule: 'verify.test-age' } as const;
    expect(findingLine(chinese, { ...finding, was: 'pass', would: 'fail' })).toMatch(/：通过 → 不通过$/);
  });

  it('[U215] says of an alert when it rang, and when it would', () => {
    const alert = { rule: 'visit.loop-warn', stepId: null } as const;
    expect(alertLine(chinese, { ...alert, was: null, would: at })).toBe('滞留提醒：原本不响 → 23:40 响');
    expect(alertLine(chinese, { ...alert, was: at, would: null })).toBe('滞留提醒：原 23:40 响 → 不响');
    expect(alertLine(english, { ...alert, was: at, would: at - 1_800_000 })).toBe('Long inside: 23:40 → 23:10');
  });
});

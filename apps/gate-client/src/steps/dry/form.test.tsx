import { nightAt, report, visitA } from '@cordon/protocol/testing/journey.ts';
import { describe, expect, it, vi } from 'vitest';
import { shownForm, wordsIn } from '../../testing/forms.tsx';
import { reportFields } from '../report-words.ts';
import { stepViews } from '../views.tsx';

vi.mock('@cordon/protocol/plan/shipped.ts', async (original) => {
  const { plansWith } = await import('@cordon/protocol/testing/plan.ts');
  return plansWith(await original(), {
    before: 'verify-crew',
    steps: [{ key: 'dry', kind: 'dry', where: 'gate' }],
  });
});

describe('the form of a drying', () => {
  it('[DR4] wants a temperature, and whether it was the last one', () => {
    const night = nightAt('dry');
    const missing = '请输入当前温度，并选择是否结束';
    for (const typed of [undefined, { celsius: '', after: 'goesOn' }, { celsius: '70', after: null }]) {
      expect(shownForm(night, 'dry', typed)).toContain(missing);
    }
    expect(shownForm(night, 'dry', { celsius: '70.5', after: 'goesOn' })).not.toContain(missing);
    expect(shownForm(night, 'dry', { celsius: '170', after: 'goesOn' }, 'en')).toContain('enter the temperature');
  });

  it('[DR4] shows the curve as it was recorded', () => {
    const night = nightAt('dry');
    for (const celsius of [40, 68.5]) {
      report(night, 'dry', { as: { kind: 'dry', celsius, finished: false } });
      night.wait(10);
    }
    const shown = shownForm(night, 'dry');
    expect(shown).toContain('22:30 · 40 ℃');
    expect(shown).toContain('22:40 · 68.5 ℃');
  });

  it('[DR4] is read again as a temperature', () => {
    const visit = nightAt('dry').visit(visitA);
    const reported = { kind: 'dry', celsius: 68.5, finished: true } as const;
    expect(stepViews.dry.summary(wordsIn('zh'), reported, visit)).toBe('68.5 ℃');
    expect(reportFields(wordsIn('en'), visit, reported)).toEqual([
      { label: 'Temperature (°C)', value: '68.5' },
      { label: 'Drying is over', value: 'Yes' },
    ]);
  });
});

import { nightAt, report, visitA } from '@cordon/protocol/testing/journey.ts';
import { describe, expect, it, vi } from 'vitest';
import { shownForm, wordsIn } from '../../testing/forms.tsx';
import { reportFields } from '../report-words.ts';
import { stepViews } from '../views.tsx';

vi.mock('@cordon/protocol/plan/shipped.ts', async (original) => {
  const { plansWith } = await import('@cordon/protocol/testing/plan.ts');
  return plansWith(
    await original(),
    { before: 'admit', steps: [{ key: 'weigh-in', kind: 'weigh', where: 'gate' }] },
    { before: 'reconcile', steps: [{ key: 'weigh-out', kind: 'weigh', where: 'gate' }] },
  );
});

describe('the form of a weighing', () => {
  it('[WE3] asks for the reading, and says so until it is one', () => {
    const night = nightAt('weigh-in');
    expect(shownForm(night, 'weigh-in')).toContain('请输入磅秤读数');
    expect(shownForm(night, 'weigh-in', { gross: '99' })).toContain('请输入磅秤读数');
    const read = shownForm(night, 'weigh-in', { gross: '12000' });
    expect(read).toContain('登记毛重');
    expect(read).not.toContain('请输入磅秤读数');
    expect(read).not.toContain('首次过磅');
  });

  it('[WE3] at the second weighing shows the difference, and that it would hold the vehicle', () => {
    const night = nightAt('weigh-out');
    const good = shownForm(night, 'weigh-out', { gross: '11800' });
    expect(good).toContain('首次过磅 12,000 kg');
    expect(good).toContain('-200 kg');
    expect(good).not.toContain('data-preview="fail"');
    expect(shownForm(night, 'weigh-out', { gross: '12000' })).toContain('data-preview="fail"');
    expect(shownForm(night, 'weigh-out', { gross: '12000' }, 'en')).toContain('First weighed: 12,000 kg');
  });

  it('[WE3] is read again with its unit, and in a few words', () => {
    const night = nightAt('weigh-out');
    report(night, 'weigh-out', { as: { kind: 'weigh', grossKg: 11_800 } });
    const words = wordsIn('zh');
    const visit = night.visit(visitA);
    const reported = { kind: 'weigh', grossKg: 11_800 } as const;
    expect(reportFields(words, visit, reported)).toEqual([{ label: '毛重（kg）', value: '11,800' }]);
    expect(stepViews.weigh.summary(words, reported, visit)).toBe('11,800 kg');
  });
});

import { nightAt, visitA } from '@cordon/protocol/testing/journey.ts';
import { inspectedPoints } from '@cordon/protocol/steps/inspect/shape.ts';
import { describe, expect, it, vi } from 'vitest';
import { shownForm, wordsIn } from '../../testing/forms.tsx';
import { reportFields } from '../report-words.ts';
import { stepViews } from '../views.tsx';

vi.mock('@cordon/protocol/plan/shipped.ts', async (original) => {
  const { plansWith } = await import('@cordon/protocol/testing/plan.ts');
  return plansWith(await original(), {
    before: 'admit',
    steps: [{ key: 'inspect', kind: 'inspect', where: 'gate' }],
  });
});

const allGood = Object.fromEntries(inspectedPoints.map((point) => [point, true]));

describe('the form of an inspection', () => {
  it('[IN3] answers nothing beforehand, and counts what was not looked at', () => {
    const night = nightAt('inspect');
    const empty = shownForm(night, 'inspect');
    expect(empty).not.toContain('checked=""');
    expect(empty).toContain('还有 7 处没有检查');
    expect(shownForm(night, 'inspect', { seen: { cab: true }, notes: {} })).toContain('还有 6 处没有检查');
  });

  it('[IN3] wants a note of what is not in order, and says that it will hold the vehicle', () => {
    const night = nightAt('inspect');
    const seen = { ...allGood, roof: false };
    expect(shownForm(night, 'inspect', { seen, notes: { roof: '  ' } })).toContain('请写明 厢顶 的异常');
    const noted = shownForm(night, 'inspect', { seen, notes: { roof: '厢顶有破口' } });
    expect(noted).toContain('登记检查结果');
    expect(noted).toContain('data-preview="fail"');
    expect(shownForm(night, 'inspect', { seen: allGood, notes: {} })).not.toContain('data-preview="fail"');
    expect(shownForm(night, 'inspect', { seen, notes: {} }, 'en')).toContain('describe what was found: Cargo roof');
  });

  it('[IN3] is read again by what was found', () => {
    const visit = nightAt('inspect').visit(visitA);
    const points = [{ point: 'roof', inOrder: false, note: '厢顶有破口', photo: null } as const];
    const reported = { kind: 'inspect', points } as const;
    expect(stepViews.inspect.summary(wordsIn('zh'), { ...reported, points }, visit)).toBe('厢顶：厢顶有破口');
    expect(reportFields(wordsIn('en'), visit, { ...reported, points: [] })).toEqual([
      { label: 'Inspected', value: 'All in order' },
    ]);
  });
});

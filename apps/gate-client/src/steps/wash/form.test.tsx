import { nightAt, report, visitA } from '@cordon/protocol/testing/journey.ts';
import { describe, expect, it, vi } from 'vitest';
import { shownForm, wordsIn } from '../../testing/forms.tsx';
import { actsOf, plainReport } from '../model/acts.ts';
import { reportFields } from '../report-words.ts';

vi.mock('@cordon/protocol/plan/shipped.ts', async (original) => {
  const { plansWith } = await import('@cordon/protocol/testing/plan.ts');
  return plansWith(await original(), {
    before: 'verify-crew',
    steps: [{ key: 'wash', kind: 'wash', where: 'gate' }],
  });
});

const washed = () => {
  const night = nightAt('wash');
  report(night, 'wash');
  return night;
};

describe('a staged wash on the tablet', () => {
  it('[WA4] is one press for the wash and the rinse, and a form for the foam', () => {
    const acts = (night: ReturnType<typeof nightAt>) =>
      actsOf(night.visit(visitA), ['main-gate'], night.site.state).filter(({ step }) => step.kind === 'wash');
    const night = nightAt('wash');
    expect(acts(night).map((act) => [act.name, plainReport(act) !== null])).toEqual([['wash', true]]);
    report(night, 'wash');
    expect(acts(night).map((act) => [act.name, plainReport(act) !== null])).toEqual([['foam', false]]);
    expect(acts(night)[0]?.readyAt).toBe(night.now + 15 * 60_000);
    night.wait(15);
    report(night, 'wash');
    expect(acts(night).map((act) => [act.name, plainReport(act) !== null])).toEqual([['rinse', true]]);
  });

  it('[WA4] the foam waits for the standing time, says how long, and then wants its strength', () => {
    const night = washed();
    night.wait(5);
    expect(shownForm(night, 'wash', { dilution: '200' })).toContain('作用时间还剩 10:00');
    night.wait(10);
    expect(shownForm(night, 'wash')).toContain('请输入稀释比例');
    const ready = shownForm(night, 'wash', { dilution: '200' });
    expect(ready).toContain('泡沫已喷满，开始静置');
    expect(ready).not.toContain('data-preview="fail"');
    expect(shownForm(night, 'wash', { dilution: '300' })).toContain('data-preview="fail"');
    expect(shownForm(night, 'wash', { dilution: '200' }, 'en')).toContain('All in foam');
  });

  it('[WA4] is read again by stage and strength', () => {
    const visit = washed().visit(visitA);
    expect(reportFields(wordsIn('en'), visit, { kind: 'wash', stage: 'foam', dilution: 200 })).toEqual([
      { label: 'Stage', value: 'Foam' },
      { label: 'Foam, diluted', value: '1:200' },
    ]);
  });
});

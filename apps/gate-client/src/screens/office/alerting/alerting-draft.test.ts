import { usualAlerting } from '@cordon/protocol/alert/policy.ts';
import { describe, expect, it } from 'vitest';
import { type AlertingDraft, draftOf, faultsOf, mostSteps, nextStep, readAlerting } from './alerting-draft.ts';

const draft = draftOf(usualAlerting);

function changed(severity: 'warning' | 'high', policy: Partial<AlertingDraft['policies']['high']>): AlertingDraft {
  return { ...draft, policies: { ...draft.policies, [severity]: { ...draft.policies[severity], ...policy } } };
}
const faultsIn = (of: AlertingDraft) => Object.fromEntries([...faultsOf(of)].map(([path, { kind }]) => [path, kind]));

describe('the alert rules on the page', () => {
  it('[U212] read back as they are, and nothing is wrong with them', () => {
    expect(readAlerting(draft)).toEqual(usualAlerting);
    expect(faultsIn(draft)).toEqual({});
  });

  it('[U212] an empty time-out means for ever; figures are read in full width too', () => {
    expect(readAlerting(changed('high', { acknowledged: ' ' }))?.policies.high.acknowledgedMinutes).toBeNull();
    expect(readAlerting(changed('high', { acknowledged: '４５' }))?.policies.high.acknowledgedMinutes).toBe(45);
  });

  it('[U212] name the field that is wrong, and are not sent meanwhile', () => {
    const step = { after: '5', whom: ['supervisor' as const], means: ['screen' as const] };
    const wrong: [AlertingDraft, Record<string, string>][] = [
      [changed('high', { acknowledged: '0' }), { 'high.acknowledged': 'minutes' }],
      [changed('high', { acknowledged: '半小时' }), { 'high.acknowledged': 'minutes' }],
      [changed('warning', { steps: [{ ...step, after: '' }] }), { 'warning.steps.0.after': 'minutes' }],
      [changed('warning', { steps: [{ ...step, after: '1441' }] }), { 'warning.steps.0.after': 'minutes' }],
      [changed('warning', { steps: [step, { ...step, after: '4' }] }), { 'warning.steps.1.after': 'order' }],
      [changed('warning', { steps: [{ ...step, whom: [] }] }), { 'warning.steps.0.whom': 'whom' }],
      [changed('warning', { steps: [{ ...step, means: [] }] }), { 'warning.steps.0.means': 'means' }],
      [{ ...draft, silence: '0' }, { silence: 'minutes' }],
      [{ ...draft, watch: { ...draft.watch, feedMinutes: '' } }, { 'watch.feedMinutes': 'minutes' }],
    ];
    for (const [of, faults] of wrong) {
      expect(faultsIn(of)).toEqual(faults);
      expect(readAlerting(of)).toBeNull();
    }
  });

  it('[U212] a new step comes after the one before it, and is right as it is', () => {
    let steps = draft.policies.high.steps;
    while (steps.length < mostSteps) steps = [...steps, nextStep(steps)];
    expect(readAlerting(changed('high', { steps }))).not.toBeNull();
    expect(nextStep([])).toMatchObject({ after: '5' });
  });
});

import { describe, expect, it } from 'vitest';
import { type VisitRule, visitRules } from './rules.ts';

const rules = Object.keys(visitRules) as VisitRule[];
const rulesOf = (severity: string) => rules.filter((rule) => visitRules[rule].severity === severity);

describe('how bad a fail is', () => {
  it('[B1] critical: the illness may come in, or a person may be left behind', () => {
    expect(rulesOf('critical')).toEqual([
      'verify.test-result',
      'verify.elsewhere',
      'admit.already-inside',
      'admit.crew-elsewhere',
      'reconcile.crew',
    ]);
  });

  it('[B1] a warning: a remark, or a vehicle that waits', () => {
    expect(rulesOf('warning')).toEqual([
      'arrive.plate-form',
      'arrive.declared',
      'verify.mask',
      'seal.recorded',
      'admit.campus-clear',
      'admit.open-hours',
      'admit.point-hours',
      'admit.room',
      'dock.windows-shut',
      'dock.masks-on',
      'unload.rest-on-board',
    ]);
    expect(rulesOf('info')).toEqual(['arrive.lead-time']);
  });

  it('[B1] everything else is high', () => {
    expect(rulesOf('high')).toHaveLength(rules.length - 17);
  });
});

import { describe, expect, it } from 'vitest';
import { siteAt } from '@cordon/protocol/testing/site.ts';
import { finding } from '@cordon/protocol/visit/finding.ts';
import { alertWords } from './alert-words.ts';
import { en } from './en/index.ts';
import { refusalWords } from './refusal-words.ts';
import { sideWords } from './side-words.ts';
import { findingWords } from './visit-words.ts';
import { createWords } from './words.tsx';
import { zh } from './zh/index.ts';

const english = createWords({ language: 'en', dictionary: en }, siteAt());
const chinese = createWords({ language: 'zh-CN', dictionary: zh }, siteAt());

describe('what somebody wrote', () => {
  it.each([
    ['site.lockdown', { reason: 'An incident on the campus' }, 'Lockdown of the site: An incident on the campus'],
    [
      'site.paper',
      { reason: 'Wi-Fi is down, supervisor agreed by phone' },
      'Vehicles are let in and out without the server: Wi-Fi is down, supervisor agreed by phone',
    ],
    ['visit.held', { text: '2 pallets  too many' }, 'The vehicle is on hold: 2 pallets  too many'],
    ['visit.held', { text: 'true' }, 'The vehicle is on hold: true'],
    ['watch.tablet', { name: 'Ana de la Cruz', since: 1 }, 'the tablet of Ana de la Cruz since'],
    ['visit.result-due', { person: 'A** d* C***', at: 1 }, 'The test result of A** d* C*** was due'],
  ] as const)('[U292] stays as it was written in the alert %s: %j', (rule, params, sentence) => {
    expect(alertWords(english, { rule, params }).text).toContain(sentence);
    const [written] = Object.values(params);
    expect(alertWords(chinese, { rule, params }).text).toContain(written);
  });

  it('[U292] stays as it was written in a finding: a reason, a seal, a pass', () => {
    const seen = { plate: 'AB 12 CDE', trailer: null, reason: 'foreign plate, dirty' };
    expect(findingWords(english, finding('arrive.plate-form', 'warn', seen)).text).toContain('foreign plate, dirty');
    expect(findingWords(chinese, finding('seal.recorded', 'pass', { number: 'S 47 11' })).text).toContain('S 47 11');
  });

  it('[U292] leaves a name whole in a refusal', () => {
    expect(refusalWords(english, { code: 'lockdown-on', params: { by: 'Ana de la Cruz' } }).detail).toBe(
      'Ana de la Cruz',
    );
  });
});

describe('a list', () => {
  const crew = { people: 0, added: 0 };

  it('[U292] is one because its key says so, as it is made now and as it was stored before', () => {
    for (const missing of [['wheels', 'cab-outside'], 'wheels cab-outside']) {
      const { text } = findingWords(chinese, { ...finding('disinfect.coverage', 'fail'), seen: { missing } });
      expect(text).toBe('漏喷部位：轮胎、驾驶室外表');
    }
    for (const positives of [['travel', 'illness'], 'travel illness']) {
      const { text } = findingWords(chinese, { ...finding('verify.histories', 'fail'), seen: { positives } });
      expect(text).toBe('回答为是：旅居史、病症史');
    }
  });

  it('[U292] of names keeps each name whole', () => {
    const missing = ['J* S****', '秦*海'];
    const { text } = findingWords(english, finding('reconcile.crew', 'fail', { ...crew, missing }, { people: 2 }));
    expect(text).toContain('missing: J* S****, 秦*海;');
    expect(sideWords(english, 'reconcile.crew', { ...crew, missing })).toContain('missing J* S****, 秦*海');
    expect(sideWords(english, 'reconcile.crew', { ...crew, missing: 'J* S****' })).toContain('missing J* S****');
    expect(sideWords(english, 'reconcile.crew', { ...crew, missing: [] })).not.toContain('missing');
  });
});

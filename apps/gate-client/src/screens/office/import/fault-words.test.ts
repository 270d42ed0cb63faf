import { describe, expect, it } from 'vitest';
import { en } from '../../../i18n/en/index.ts';
import { createWords } from '../../../i18n/words.tsx';
import { zh } from '../../../i18n/zh/index.ts';
import { office } from '../../../i18n/zh/office.ts';
import { faultWords, fieldWords } from './fault-words.ts';
import { countsOf } from './preview.tsx';

const chinese = createWords({ language: 'zh-CN', dictionary: zh }, null);
const english = createWords({ language: 'en', dictionary: en }, null);
const fault = (field: string | null, what = 'missing') => ({ line: 2, field, fault: what, value: '' });

describe('the faults of an import', () => {
  it.each([chinese, english])('[U92] every fault has words in $language', (words) => {
    for (const what of Object.keys(office.faults)) {
      const said = faultWords(words, fault('plate', what));
      expect(said).not.toMatch(/office\.|^$/u);
    }
  });

  it('[U92] a refusal by the visit’s rules is said as everywhere else', () => {
    expect(faultWords(chinese, fault(null, 'visit-arrived'))).toBe('车辆已经到达');
  });

  it('[U92] names the column, the crew’s with its place, and the whole row', () => {
    expect(fieldWords(chinese, fault('vehicle_pass_until'))).toBe('车辆通行证有效期');
    expect(fieldWords(chinese, fault('crew2_number'))).toBe('司乘 2 · 证件号');
    expect(fieldWords(chinese, fault(null))).toBe('整行');
    expect(fieldWords(chinese, fault('colour'))).toBe('colour');
  });

  it('[U91] counts rows with faults once each', () => {
    const faults = [fault('plate'), fault('eta'), { ...fault('plate'), line: 7 }];
    expect(
      countsOf({ rows: 10, accepted: 8, unchanged: 0, amended: 0, faults, remarks: [], encoding: 'utf-8' }),
    ).toEqual({
      faultyRows: 2,
      importable: 8,
    });
  });
});

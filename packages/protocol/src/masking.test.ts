import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crewMember } from './declaration/declaration.ts';
import { driver } from './testing/declarations.ts';
import { isMask, maskDocument, maskName, maskPhone } from './masking.ts';

describe('what colleagues see of a person', () => {
  it.each([
    ['秦晓海', '秦*海'],
    ['曹春', '曹*'],
    ['欧阳晓海', '欧**海'],
    ['𠮷野家', '𠮷*家'],
    ['秦', '*'],
    ['', ''],
    ['阿不都·艾山', '阿*都·艾*'],
    ['Anna Smith', 'A*** S****'],
    ['JOSÉ', 'J***'],
    ['Zoe\u0308', 'Z**'],
    ['J. Smith', '*. S****'],
    ['ศรี สุข', 'ศ* สุ*'],
  ])('[N5] the name %s is shown as %s', (name, masked) => {
    expect(maskName(name)).toBe(masked);
  });

  it('[N5] a Chinese name keeps its length and shows two characters at most', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...Array.from('秦晓海曹春欧阳国强')), minLength: 2, maxLength: 12 }),
        (name) => {
          const masked = maskName(name);
          expect(masked).toHaveLength(name.length);
          expect(masked.replaceAll('*', '').length).toBeLessThanOrEqual(2);
          expect(masked).toContain('*');
        },
      ),
    );
  });

  it.each([
    '秦晓海',
    '欧阳测试 11010519491231002X 13812345678',
    '秦*海 13812345678',
    '秦* 138',
    '秦*1381234',
    '秦晓*',
    'Anna S****',
    'A*** Smith',
    '13812345678',
    '',
    '·',
  ])('[N8] %j is no mask, and no visit carries it', (text) => {
    expect(isMask(text)).toBe(false);
    expect(crewMember.safeParse({ ...driver, maskedName: text }).success).toBe(false);
  });

  it('[N8] the result of masking is a mask, and never has three digits in a row', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }), (name) => {
        const masked = maskName(name);
        expect(maskName(masked)).toBe(masked);
        expect(masked).not.toMatch(/\d{3}/u);
      }),
    );
    expect(crewMember.safeParse({ ...driver, maskedName: `秦${'*'.repeat(70)}` }).success).toBe(false);
  });

  it.each([
    ['99000019741014042X', '**************042X'],
    ['E92174451', '*****4451'],
    ['1234', '****'],
    ['12', '**'],
    ['', ''],
  ])('[N6] the document %s is shown as %s', (number, masked) => {
    expect(maskDocument(number)).toBe(masked);
  });

  it.each([
    ['17480207058', '174****7058'],
    ['+85291234567', '+*******4567'],
    ['91234567', '****4567'],
  ])('[N7] the phone %s is shown as %s', (phone, masked) => {
    expect(maskPhone(phone)).toBe(masked);
  });
});

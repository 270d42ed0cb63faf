import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPlate } from '@cordon/protocol/plate.ts';
import { plateWords } from '../i18n/visit-words.ts';
import { pressKeypad, readTyped } from './choose/keypad.tsx';
import { erasePlateKey, plateSuffixes, pressPlateKey, sheetFor, sheets } from './plate/plate-keyboard.tsx';

const type = (...keys: string[]) => keys.reduce(pressPlateKey, '');

describe('the plate keyboard', () => {
  it('[U40] offers provinces first, then digits and letters without I and O', () => {
    expect(sheetFor('')).toBe('provinces');
    expect(sheetFor('渝')).toBe('serial');
    expect(sheets.provinces).toHaveLength(35);
    expect(sheets.serial).toHaveLength(34);
    expect(sheets.serial).not.toContain('I');
    expect(sheets.serial).not.toContain('O');
  });

  it.each([
    ['ordinary', type('渝', 'A', '1', '2', '3', '4', '5')],
    ['new-energy-small', type('渝', 'A', 'D', '1', '2', '3', '4', '5')],
    ['trailer', type('渝', 'A', '1', '2', '3', '4', '挂')],
    ['embassy', type('使', '0', '1', '2', '3', '4', '5')],
    ['emergency', type('京', 'A', '1', '2', '3', '4', '应急')],
    ['new-energy-large', type('渝', 'A', '1', '2', '3', '4', '5', 'K')],
    ['temporary', type('临', '渝', 'A', '1', '2', '3', '4', '5')],
    ['test', type('渝', 'A', '1', '2', '3', '4', '试')],
    ['oversize', type('渝', 'A', '1', '2', '3', '4', '超')],
    ['armed-police', type('W', 'J', '渝', '1', '2', '3', '4', '5')],
    ['army', type('V', 'A', '1', '2', '3', '4', '5')],
    ['airport', type('民航', 'A', '1', '2', '3', '4')],
    ['agricultural', type('渝', '0', '1', '1', '2', '3', '4', '5')],
  ])('[U41] [P10] can enter a plate of the kind %s', (kind, plate) => {
    expect(readPlate(plate)).toEqual({ ok: true, plate, kind });
  });

  it('[U42] takes back key by key until nothing is left, 应急 and 民航 as one', () => {
    const keys = [...sheets.provinces, ...sheets.serial, ...plateSuffixes];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...keys), { maxLength: 8 }), fc.constantFrom(...keys), (before, key) => {
        const plate = type(...before);
        expect(erasePlateKey(pressPlateKey(plate, key))).toBe(plate);
      }),
    );
  });

  it('[U41] types no more than any plate is long', () => {
    expect(Array.from(type(...Array.from({ length: 40 }, () => '8')))).toHaveLength(20);
  });

  it('[U45] shows a plate with its dot, and leaves other forms alone', () => {
    expect(['渝ad12345', '渝A', '渝A1', '使012345', 'WJ12345', '京A1234应急'].map(plateWords)).toEqual([
      '渝A·D12345',
      '渝A',
      '渝A·1',
      '使012345',
      'WJ12345',
      '京A·1234应急',
    ]);
  });
});

describe('the keypad', () => {
  const temperature = { decimals: 1, maxLength: 3 };
  const press = (...keys: string[]) => keys.reduce((value, key) => pressKeypad(value, key, temperature), '');

  it('[U43] makes a number with as many decimals as it may have', () => {
    expect(press('3', '6', '.', '5', '9', '.')).toBe('36.5');
    expect(press('3', '6', '5', '9')).toBe('365');
    expect(press('.', '5')).toBe('0.5');
    expect(pressKeypad('12', '.', { decimals: 0, maxLength: 4 })).toBe('12');
  });

  it('[U44] reads what a keyboard types, full-width digits and commas too', () => {
    expect(readTyped('36。5', temperature)).toBe('36.5');
    expect(readTyped(' 3６,4x', temperature)).toBe('36.4');
    expect(readTyped('1-0-0-1', { decimals: 0, maxLength: 8 })).toBe('1001');
  });
});

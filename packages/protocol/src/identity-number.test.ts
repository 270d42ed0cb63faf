import * as fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { checkCharacter, identityNumberFaults, readIdentityNumber } from './identity-number.ts';

const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`));
const birthDate = fc
  .date({ min: new Date('1800-01-01T00:00:00Z'), max: new Date('2999-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10).replaceAll('-', ''));
const validNumber = fc
  .tuple(digits(6), birthDate, digits(3))
  .map((parts) => parts.join(''))
  .map((body) => body + checkCharacter(body));

describe('identity numbers', () => {
  it.each(['11010519491231002X', '440524188001010014', '34052419800101001X', '990000196604038090'])(
    '[N1] %s is valid',
    (number) => {
      expect(readIdentityNumber(number)).toEqual({ ok: true, number });
    },
  );

  it('[N1] a lower-case x, full-width digits and spaces are the same number', () => {
    const same = { ok: true, number: '11010519491231002X' };
    expect(readIdentityNumber('11010519491231002x')).toEqual(same);
    expect(readIdentityNumber(' 110105 19491231 002x ')).toEqual(same);
    expect(readIdentityNumber('１１０１０５１９４９１２３１００２Ｘ')).toEqual(same);
  });

  it.each([
    '440524-18800101-0014',
    '440524.18800101.0014',
    '440524—18800101—0014',
    '440524\u200b18800101\u00ad0014',
    '٤٤٠٥٢٤١٨٨٠٠١٠١٠٠١٤',
  ])('[N9] %j is 440524188001010014', (text) => {
    expect(readIdentityNumber(text)).toEqual({ ok: true, number: '440524188001010014' });
  });

  it('[N9] a character that looks like X is read as X', () => {
    expect(readIdentityNumber('11010519491231002Х')).toEqual({ ok: true, number: '11010519491231002X' }); // Cyrillic
    expect(readIdentityNumber('11010519491231002Ж')).toEqual({ ok: false, fault: 'characters' });
  });

  it('[ID7] [N4] of an endless text a beginning is read', () => {
    const normalise = vi.spyOn(String.prototype, 'normalize');
    expect(readIdentityNumber('\ufdfa'.repeat(1_000_000)).ok).toBe(false);
    const lengths = normalise.mock.contexts.map((text) => String(text).length);
    expect(Math.max(...lengths)).toBeLessThan(12_000);
  });

  it('[N1] every number with its own check character and a real date is valid', () => {
    fc.assert(
      fc.property(validNumber, (number) => {
        expect(readIdentityNumber(number)).toEqual({ ok: true, number });
      }),
    );
  });

  it('[N2] one wrong digit is always noticed', () => {
    fc.assert(
      fc.property(validNumber, fc.nat({ max: 16 }), fc.integer({ min: 1, max: 9 }), (number, place, by) => {
        const wrong = Array.from(number)
          .with(place, String((Number(number[place]) + by) % 10))
          .join('');
        expect(readIdentityNumber(wrong).ok).toBe(false);
      }),
    );
  });

  it('[N2] two neighbouring digits swapped are always noticed', () => {
    fc.assert(
      fc.property(validNumber, fc.nat({ max: 15 }), (number, at) => {
        const characters = Array.from(number);
        const [left = '', right = ''] = characters.slice(at, at + 2);
        fc.pre(left !== right);
        const swapped = characters
          .with(at, right)
          .with(at + 1, left)
          .join('');
        expect(readIdentityNumber(swapped).ok).toBe(false);
      }),
    );
  });

  it('[N2] a wrong check character is named as such', () => {
    expect(readIdentityNumber('990000199110306550')).toEqual({ ok: false, fault: 'check digit' });
  });

  it.each(['19900230', '19000229', '19991301', '19990001', '19990100', '19990431', '00000101', '00990101', '17991231'])(
    '[N3] nobody was born on %s',
    (date) => {
      const body = `990000${date}001`;
      expect(readIdentityNumber(body + checkCharacter(body))).toEqual({ ok: false, fault: 'impossible date' });
    },
  );

  it('[N3] an impossible date is named before the sum that it spoils', () => {
    expect(readIdentityNumber('990000199002300017')).toEqual({ ok: false, fault: 'impossible date' });
  });

  it('[N3] 29 February exists in leap years', () => {
    const body = '99000020000229001';
    expect(readIdentityNumber(body + checkCharacter(body)).ok).toBe(true);
  });

  it.each([
    ['', 'length'],
    ['99000019660403809', 'length'],
    ['9900001966040380900', 'length'],
    ['110105491231002', 'length'],
    ['99000019660403809A', 'characters'],
    ['X90000196604038090', 'characters'],
    ['9.9000019660404E+7', 'characters'],
  ])('[N4] %j is refused for its %s', (text, fault) => {
    expect(readIdentityNumber(text)).toEqual({ ok: false, fault });
  });

  it('[N4] whatever is typed gets an answer', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), (text) => {
        const reading = readIdentityNumber(text);
        const isAnswer = reading.ok
          ? /^\d{17}[\dX]$/u.test(reading.number)
          : identityNumberFaults.includes(reading.fault);
        expect(isAnswer).toBe(true);
      }),
    );
  });
});

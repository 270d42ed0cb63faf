import { describe, expect, it } from 'vitest';
import { readDateTime, readDayEnd, readDocumentNumber, readGoods, readPhone, readStops } from './cells.ts';

const shanghai = 'Asia/Shanghai';
const at = (iso: string) => ({ ok: true, value: Date.parse(iso) });

describe('dates and times', () => {
  it.each([
    ['2026-11-12T23:13+08:00', '2026-11-12T15:13Z'],
    ['2026-11-12T23:13:30.25+0800', '2026-11-12T15:13:30Z'],
    ['2026-11-12T15:13Z', '2026-11-12T15:13Z'],
    ['2026-11-12T10:13-05:00', '2026-11-12T15:13Z'],
    ['2026/11/12 23:13', '2026-11-12T15:13Z'],
    ['2026/1/2 3:04', '2026-01-01T19:04Z'],
    ['２０２６／１１／１２　２３：１３', '2026-11-12T15:13Z'],
  ])('[D10] %s is understood', (text, iso) => {
    expect(readDateTime(text, shanghai)).toEqual(at(iso));
  });

  it.each([
    '2026-02-29T00:00Z',
    '2026-04-31 00:00',
    '2026-11-12T24:00Z',
    '2026-11-12T23:60Z',
    '2026-11-12',
    '23:13',
    '12/11/2026 23:13',
    '2026-11-12T23:13+15:00',
    '1969-01-01T00:00Z',
  ])('[D10] %s is no date-time', (text) => {
    expect(readDateTime(text, shanghai)).toEqual({ ok: false, fault: 'not a date-time' });
  });

  it.each([
    ['2027-01-16', '2027-01-16T23:59:59.999+08:00'],
    ['2027/1/5', '2027-01-05T23:59:59.999+08:00'],
    ['2026-12-31', '2026-12-31T23:59:59.999+08:00'],
  ])('[D10] a pass until %s is valid to the end of that day at the site', (text, iso) => {
    expect(readDayEnd(text, shanghai)).toEqual(at(iso));
  });

  it('[D10] local times follow the clocks of the site, on the days when they change too', () => {
    expect(readDateTime('2026-03-29 01:59', 'Europe/Berlin')).toEqual(at('2026-03-29T00:59Z'));
    expect(readDateTime('2026-03-29 03:00', 'Europe/Berlin')).toEqual(at('2026-03-29T01:00Z'));
    expect(readDayEnd('2026-10-25', 'Europe/Berlin')).toEqual(at('2026-10-25T22:59:59.999Z'));
    expect(readDayEnd('2026-03-29', 'Europe/Berlin')).toEqual(at('2026-03-29T21:59:59.999Z'));
  });
});

describe('lists', () => {
  it('[D11] stops keep the order in which they are served', () => {
    const serves = new Map([
      ['north-shop', true],
      ['first-canteen', true],
    ]);
    expect(readStops('north-shop | first-canteen', serves)).toEqual({
      ok: true,
      value: ['north-shop', 'first-canteen'],
    });
    expect(readStops('north-shop｜first-canteen', serves).ok).toBe(true);
  });

  it('[D11] six stops are too many for one loop', () => {
    const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
    const serves = new Map(ids.map((id) => [id, true]));
    expect(readStops(ids.join('|'), serves)).toEqual({ ok: false, fault: 'too many' });
  });

  it('[D12] goods may be typed with full-width signs and digits', () => {
    expect(readGoods('大米：１２：袋；鸡蛋:1.5:箱')).toEqual({
      ok: true,
      value: [
        { name: '大米', quantity: 12, unit: '袋' },
        { name: '鸡蛋', quantity: 1.5, unit: '箱' },
      ],
    });
  });
});

describe('people', () => {
  it.each([
    ['id-card', '99000019801031400x', '99000019801031400X'],
    ['passport', 'e92174451', 'E92174451'],
    ['hk-macau-permit', 'M83023765', 'M83023765'],
    ['taiwan-permit', '02924253', '02924253'],
    ['taiwan-permit', '0292425301(B)', '0292425301B'],
  ] as const)('[D13] the %s %s is known as %s', (kind, text, number) => {
    expect(readDocumentNumber(text, kind)).toEqual({ ok: true, value: number });
  });

  it.each(['ABCDE', '1234', 'E92Ж17445', '护照12345', 'A'.repeat(20) + '1'])(
    '[D13] %s is no passport number',
    (text) => {
      expect(readDocumentNumber(text, 'passport')).toEqual({ ok: false, fault: 'not a document number' });
    },
  );

  it.each([
    ['17480207058', '17480207058'],
    ['+86 174 8020 7058', '17480207058'],
    ['86-17480207058', '17480207058'],
    ['１７４８０２０７０５８', '17480207058'],
    ['+852 9123 4567', '+85291234567'],
    ['+1 (212) 555-0100', '+12125550100'],
    ['174–8020–7058', '17480207058'],
    ['174\u200b8020\u00ad7058', '17480207058'],
    ['١٧٤٨٠٢٠٧٠٥٨', '17480207058'],
    [' ＋852—9123—4567', '+85291234567'],
  ])('[D14] [N10] the phone %s is known as %s', (text, phone) => {
    expect(readPhone(text)).toEqual({ ok: true, value: phone });
  });

  it.each(['12345', '12480207058', '174802070580', '+86 12480207058', '+0123456789', '+123', '1748020705a'])(
    '[D14] %s is no phone number',
    (text) => {
      expect(readPhone(text)).toEqual({ ok: false, fault: 'not a phone number' });
    },
  );
});

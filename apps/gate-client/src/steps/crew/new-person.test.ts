import { describe, expect, it } from 'vitest';
import { emptyPerson, memberOf, personFault, typedPhone } from './new-person.ts';

const now = Date.parse('2026-11-12T20:00+08:00');
const somebody = { ...emptyPerson('driver'), name: '王小明', number: '11010519491231002X' };

describe('somebody new in the cab', () => {
  it('[U161] is taken with a name and a whole number; a phone is not needed', () => {
    expect(personFault(somebody, now)).toBeNull();
    expect(personFault({ ...somebody, document: 'passport', number: 'E12345678' }, now)).toBeNull();
  });

  it.each([
    ['name', { name: ' ' }],
    ['number', { number: '1101051949123100' }],
    ['number-check', { number: '110105194912310021' }],
    ['number-date', { number: '11010519491331002X' }],
    ['number', { document: 'passport', number: 'E1' }],
    ['phone', { phone: '123' }],
  ] as const)('[U161] says that the %s is wrong', (fault, change) => {
    expect(personFault({ ...somebody, ...change }, now)).toBe(fault);
  });

  it.each(['990000209901010019', '990000188001010013'])('[D37] was not born as %s says', (number) => {
    expect(personFault({ ...somebody, number }, now)).toBe('number-date');
  });

  it('[U161] [N10] may have a number of another country, from any keyboard', () => {
    expect(typedPhone('＋852—9123 ４５６７')).toBe('+85291234567');
    expect(typedPhone('138 1234 5678')).toBe('13812345678');
    expect(personFault({ ...somebody, phone: '+85291234567' }, now)).toBeNull();
    expect(personFault({ ...somebody, phone: '91234567' }, now)).toBe('phone'); // the register would refuse it
  });

  it('[U161] goes into the visit as a mask, never as a name or a number', () => {
    const member = memberOf(somebody, { personId: 'p-1', maskedName: '王*明' });
    expect(JSON.stringify(member)).not.toContain('王小明');
    expect(JSON.stringify(member)).not.toContain(somebody.number);
    expect(member).toMatchObject({ personId: 'p-1', maskedName: '王*明', passNumber: null });
  });
});

import { describe, expect, it } from 'vitest';
import * as office from '../../screens/office/office-search.ts';
import { boardSearch, reviewSearch, whatIfSearch } from '../../screens/supervisor/supervisor-search.ts';

const visit = '018f3b1a-0000-7000-8000-000000000001';

describe('an address of the board or of a night', () => {
  it('[U380] names what is open and what is chosen', () => {
    const whole = { visit, alert: `${visit}.visit.held`, alerts: 'rings', closed: true };
    expect(boardSearch.parse(whole)).toEqual(whole);
    expect(reviewSearch.parse({ day: '2026-11-12' })).toEqual({ day: '2026-11-12' });
    expect(whatIfSearch.parse({ visit })).toEqual({ visit });
  });

  it.each([
    [{ visit: '渝A12345' }],
    [{ visit: 5 }],
    [{ visit: ['a', 'b'] }],
    [{ alert: '../../etc' }],
    [{ alerts: 'all of them' }],
    [{ closed: 'yes' }],
    [{ name: '王小明', phone: '13912345678' }],
  ])('[U380] drops what it does not know: %j', (search) => {
    expect(boardSearch.parse(search)).toEqual({});
  });

  it.each(['2026-02-30', 'yesterday', '', 20_261_112, null])('[U380] falls back to tonight for the day %j', (day) => {
    expect(reviewSearch.parse({ day })).toEqual({});
  });

  it('[U380] keeps what is right beside what is not', () => {
    expect(boardSearch.parse({ visit: 'x', alerts: 'cleared' })).toEqual({ alerts: 'cleared' });
  });
});

describe('an address of the office', () => {
  it('[U380] names a person, a station, a tablet and a channel by their IDs', () => {
    expect(office.peopleSearch.parse({ person: 'gate-1' })).toEqual({ person: 'gate-1' });
    expect(office.stationsSearch.parse({ station: 'main-gate' })).toEqual({ station: 'main-gate' });
    expect(office.devicesSearch.parse({ device: 'tablet-1', add: true })).toEqual({ device: 'tablet-1', add: true });
    expect(office.notificationsSearch.parse({ channel: 'night' })).toEqual({ channel: 'night' });
    expect(office.auditSearch.parse({ kind: 'looks' })).toEqual({ kind: 'looks' });
  });

  it('[U380] takes no name, no number of a person and no typed search', () => {
    expect(office.peopleSearch.parse({ person: '王小明', search: '王' })).toEqual({});
    expect(office.peopleSearch.parse({ person: '13912345678' })).toEqual({});
    expect(office.declarationsSearch.parse({ view: 'expected', search: '渝A' })).toEqual({ view: 'expected' });
    expect(office.apiSearch.parse({ entry: 'x'.repeat(101), kind: 'table' })).toEqual({});
  });
});

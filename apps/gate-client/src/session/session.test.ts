import { describe, expect, it } from 'vitest';
import { roles } from '@cordon/protocol/roles.ts';
import type { SignedInSession } from '@cordon/protocol/wire/http/session.ts';
import { testStorage } from '../testing/storage.ts';
import { homeOf, mayOpen, placeAfterSignIn, placeToKeep, screensFor } from './home.ts';
import { forgetPerson, recentPeople, rememberPerson } from './recent-people.ts';
import { createSessionStore } from './session-store.ts';

const session: SignedInSession = {
  token: 't'.repeat(32),
  person: { personId: 'gate-1', staffNumber: '1001', name: '门岗一号', role: 'gate', stations: ['main-gate'] },
  device: null,
  site: { id: 'demo', name: { zh: '示范校区', en: 'Demo campus' } },
  expiresAt: 5,
};

describe('a sign-in', () => {
  it('[U20] outlives a reload of its window', () => {
    const storage = testStorage();
    createSessionStore(storage).setState({ session, ended: null, next: null });
    expect(createSessionStore(storage).getState()).toEqual({ session, ended: null, next: null });
  });

  it('[U20] leaves nothing behind when it ends', () => {
    const storage = testStorage();
    const store = createSessionStore(storage);
    store.setState({ session, ended: null, next: null });
    store.setState({ session: null, ended: 'signedOff', next: null });
    expect(storage.length).toBe(0);
  });

  it('[U20] is none when what is stored is not one', () => {
    const storage = testStorage();
    storage.setItem('cordon.session', '{"token":1}');
    expect(createSessionStore(storage).getState().session).toBeNull();
  });
});

describe('people of this device', () => {
  it('[U21] are remembered with number and name only, the latest first, eight at most', () => {
    const storage = testStorage();
    for (let n = 1001; n < 1012; n += 1) rememberPerson(storage, { ...session.person, staffNumber: String(n) });
    rememberPerson(storage, { ...session.person, staffNumber: '1005' });
    expect(recentPeople(storage).map(({ staffNumber }) => staffNumber)).toEqual([
      '1005',
      '1011',
      '1010',
      '1009',
      '1008',
      '1007',
      '1006',
      '1004',
    ]);
    expect(Object.keys(recentPeople(storage)[0] ?? {})).toEqual(['staffNumber', 'name', 'role']);
  });

  it('[U21] can be taken off again', () => {
    const storage = testStorage();
    rememberPerson(storage, session.person);
    expect(forgetPerson(storage, '1001')).toEqual([]);
    expect(recentPeople(storage)).toEqual([]);
  });

  it('[U21] are none when what is stored is damaged', () => {
    const storage = testStorage();
    storage.setItem('cordon.people', '[{]');
    expect(recentPeople(storage)).toEqual([]);
  });
});

describe('the screens of a role', () => {
  it.each(roles)('[U22] let %s in where it lands, and nowhere that is not its own', (role) => {
    expect(mayOpen(role, homeOf(role))).toBe(true);
    for (const path of ['/gate', '/unloading', '/board', '/wall', '/office', '/office/people']) {
      const own = screensFor(role).some((screen) => path.startsWith(screen));
      expect(mayOpen(role, path)).toBe(own);
    }
    expect(mayOpen(role, '/officers')).toBe(false);
  });

  it('[U22] show the gate to those at the gate, and the board to the auditor', () => {
    expect(roles.map((role) => `${role} ${homeOf(role)}`)).toEqual([
      'gate /gate',
      'unloading /unloading',
      'supervisor /board',
      'admin /office',
      'auditor /board',
    ]);
    expect(screensFor('auditor')).not.toContain('/office');
  });
});

describe('the address that was asked for', () => {
  it.each([
    ['supervisor', '/board?visit=018f3b1a-0000-7000-8000-000000000001'],
    ['admin', '/office/people'],
    ['auditor', '/review/summary?day=2026-11-12'],
  ] as const)('[U383] %s: is come back to after the sign-in: %s', (role, asked) => {
    expect(placeAfterSignIn(role, asked)).toBe(asked);
  });

  it.each([
    ['/office/people', 'another role’s'],
    ['/sign-in?to=/board', 'the sign-in itself'],
    ['https://example.org/board', 'another site'],
    ['//example.org/board', 'another site'],
    [String.raw`/\example.org/board`, 'another site'],
    ['javascript:alert(1)', 'no place at all'],
    ['/board/../office', 'another role’s, by a detour'],
    ['//', 'nothing'],
    [undefined, 'nothing'],
  ])('[U383] a supervisor lands at home instead of at %s (%s)', (asked, _why) => {
    expect(placeAfterSignIn('supervisor', asked)).toBe('/board');
  });

  it('[U383] is kept for a link and for a desk whose sign-in ran out, not after signing off, nor for the next at a post', () => {
    expect(placeToKeep('/board?alerts=rings', null)).toBe('/board?alerts=rings');
    expect(placeToKeep('/board?alerts=rings', 'expired')).toBe('/board?alerts=rings');
    expect(placeToKeep('/board?alerts=rings', 'signedOff')).toBeUndefined();
    expect(placeToKeep('/gate', null)).toBe('/gate');
    expect(placeToKeep('/gate?visit=1', 'expired')).toBeUndefined();
  });
});

import { describe, expect, it } from 'vitest';
import { administrator, gateOfficer, supervisorA } from '../testing/actors.ts';
import { declarationOf } from '../testing/declarations.ts';
import { nightAt, visitA, visitB } from '../testing/journey.ts';
import { late } from '../testing/late.ts';
import { Night } from '../testing/night.ts';

const notAllowed = { ok: false, code: 'offline-not-allowed' };

describe('what nobody may do without the server', () => {
  it('[OF3] is to decide over the site', () => {
    const night = new Night();
    expect(late(night, { type: 'setLockdown', reason: '演练' }, night.now, supervisorA)).toMatchObject(notAllowed);
    const statement = '楼长逐栋确认';
    const clear = { type: 'declareClear', until: night.now + 3_600_000, statement } as const;
    expect(late(night, clear, night.now, administrator)).toMatchObject(notAllowed);
    expect(night.site.state).toMatchObject({ lockdown: null });
  });

  it('[OF3] is to enter a vehicle that nobody announced', () => {
    const night = new Night();
    const base = { type: 'arriveUnannounced', visitId: visitB, gateId: 'main-gate', handReason: null } as const;
    const arrival = { ...base, declaration: declarationOf({}, night.now) };
    expect(late(night, arrival, night.now)).toMatchObject(notAllowed);
    expect(night.visits.has(visitB)).toBe(false);
  });

  it('[OF3] is to take an alert in hand', () => {
    const night = nightAt('seal');
    night.ask(gateOfficer, { type: 'holdVisit', visitId: visitA, reason: '货物可疑' });
    const alertId = `${visitA}.visit.held.-`;
    expect(late(night, { type: 'acknowledgeAlert', alertId, comment: null }, night.now, supervisorA)).toMatchObject(
      notAllowed,
    );
  });

  it('[OF3] shifts begin and end without it', () => {
    const night = new Night();
    expect(late(night, { type: 'startShift' }, night.now).ok).toBe(true);
    expect(late(night, { type: 'endShift', note: null }, night.now).ok).toBe(true);
  });

  it('[OF3] of a vehicle that the server does not know, it says so', () => {
    const night = new Night();
    const hold = { type: 'holdVisit', visitId: visitB, reason: '核对' } as const;
    expect(late(night, hold, night.now)).toMatchObject({ ok: false, code: 'visit-unknown' });
  });
});

describe('two who do the same', () => {
  it('[OF8] one is told who holds the vehicle, and since when', () => {
    const night = nightAt('seal');
    const hold = { type: 'holdVisit', visitId: visitA, reason: '核对' } as const;
    night.ask(supervisorA, hold);
    const params = { by: supervisorA.name, at: night.now };
    expect(night.ask(gateOfficer, hold)).toEqual({ ok: false, code: 'visit-held', params });
  });

  it('[OF8] one is told who has the alert in hand, and since when', () => {
    const night = nightAt('seal');
    night.ask(gateOfficer, { type: 'holdVisit', visitId: visitA, reason: '货物可疑' });
    const take = { type: 'acknowledgeAlert', alertId: `${visitA}.visit.held.-`, comment: null } as const;
    night.ask(supervisorA, take);
    const params = { by: supervisorA.name, at: night.now };
    expect(night.ask(supervisorA, take)).toEqual({ ok: false, code: 'alert-acknowledged', params });
  });
});

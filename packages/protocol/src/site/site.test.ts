import { describe, expect, it } from 'vitest';
import { administrator, gateOfficer, supervisorA } from '../testing/actors.ts';
import { nightAt, report, visitA } from '../testing/journey.ts';
import { ringing } from '../testing/looking.ts';
import { Night } from '../testing/night.ts';
import { siteAt, tenAtNight, withLimits } from '../testing/site.ts';
import { setStation } from '../testing/stations.ts';
import { hourMs, minuteMs } from '../time.ts';
import { applyEvents } from '../engine/change.ts';
import { siteAggregate } from './aggregate.ts';
import { decideSite } from './decide.ts';
import { demoSite } from './demo.ts';
import { dueOfSite } from './due.ts';
import { batch as batchShape, limits, type StaffMember } from './settings.ts';

const refusedWith = (code: string) => expect.objectContaining({ ok: false, code });
const accepted = expect.objectContaining({ ok: true });
const declareClear = (night: Night, minutes: number) =>
  night.ask(supervisorA, { type: 'declareClear', until: night.now + minutes * minuteMs, statement: '清点完毕' });
const revoke = (night: Night) => night.ask(supervisorA, { type: 'revokeClear', reason: '有人外出' });
const lock = (night: Night) => night.ask(supervisorA, { type: 'setLockdown', reason: '演练' });
const lift = (night: Night) => night.ask(supervisorA, { type: 'liftLockdown', reason: '演练结束' });
const notClear = () => new Night({ ...siteAt(), clear: null });

describe('campus clear', () => {
  it('[Z1] a named person says until when, and how it was established', () => {
    const night = notClear();
    expect(declareClear(night, 60)).toEqual(accepted);
    expect(night.site.state.clear).toMatchObject({
      by: { personId: 'supervisor-1', name: supervisorA.name },
      at: night.now,
      until: night.now + hourMs,
      statement: '清点完毕',
    });
  });

  it('[Z1] ends in the future, and within the night', () => {
    const night = notClear();
    expect(declareClear(night, 0)).toEqual(refusedWith('clear-in-past'));
    expect(declareClear(night, 1 / minuteMs)).toEqual(accepted);
    expect(declareClear(night, 16 * 60 + 1 / minuteMs)).toEqual(refusedWith('clear-too-long'));
    expect(declareClear(night, 16 * 60)).toEqual(accepted);
  });

  it('[Z1] [Z10] how long the night may be is the site’s own figure', () => {
    const night = notClear();
    night.site = { ...night.site, state: withLimits(night.site.state, { clearMaxHours: 8 }) };
    expect(declareClear(night, 8 * 60 + 1 / minuteMs)).toMatchObject({ code: 'clear-too-long', params: { hours: 8 } });
    expect(declareClear(night, 8 * 60)).toEqual(accepted);
  });

  it('[Z1] declaring it again replaces what was said before', () => {
    const night = notClear();
    declareClear(night, 60);
    night.wait(50);
    expect(ringing(night)).toEqual(['site.clear-expiring']);
    declareClear(night, 120);
    expect(ringing(night)).toEqual([]);
    night.wait(60);
    expect(night.site.state.clear).not.toBeNull();
  });

  it('[Z2] warns fifteen minutes before its end, and then is over', () => {
    const night = notClear();
    declareClear(night, 60);
    night.wait(45 - 1 / minuteMs);
    expect(ringing(night)).toEqual([]);
    night.wait(1 / minuteMs);
    expect(ringing(night)).toEqual(['site.clear-expiring']);
    night.wait(15);
    expect(night.site.state.clear).toBeNull();
    expect(ringing(night)).toEqual(['site.clear-expired']);
    declareClear(night, 60);
    expect(ringing(night)).toEqual([]);
  });

  it('[Z2] admits nobody from its last moment on, before any clock has said so', () => {
    const night = nightAt('admit');
    night.now = night.site.state.clear?.until ?? 0;
    expect(report(night, 'admit')).toMatchObject({
      code: 'admit-not-yet',
      params: { reasons: ['admit.campus-clear'] },
    });
  });

  it('[Z3] revoked, it is over at once and rings until it is declared again', () => {
    const night = new Night();
    expect(revoke(night)).toEqual(accepted);
    expect(night.site.state.clear).toBeNull();
    expect(ringing(night)).toEqual(['site.clear-revoked']);
    expect(revoke(night)).toEqual(refusedWith('not-clear'));
    declareClear(night, 60);
    expect(ringing(night)).toEqual([]);
  });

  it('[Z3] who is inside already goes on', () => {
    const night = nightAt('s1.dock');
    revoke(night);
    expect(report(night, 's1.dock')).toEqual(accepted);
  });
});

describe('what a site waits for', () => {
  it('[Q3] the warning and the end of campus clear, and nothing without it', () => {
    const night = notClear();
    expect(dueOfSite(night.site.state)).toEqual([]);
    declareClear(night, 60);
    const until = night.now + hourMs;
    expect(dueOfSite(night.site.state)).toEqual([
      { key: `clear-expiring:${until}`, kind: 'clear-expiring', at: until - 15 * minuteMs, until },
      { key: `clear-over:${until}`, kind: 'clear-over', at: until, until },
    ]);
    night.wait(45);
    expect(dueOfSite(night.site.state).map(({ kind }) => kind)).toEqual(['clear-over']);
    revoke(night);
    expect(dueOfSite(night.site.state)).toEqual([]);
  });

  it('[Q3] one that is shorter than its warning warns at once', () => {
    const night = notClear();
    declareClear(night, 5);
    expect(dueOfSite(night.site.state)[0]?.at).toBe(night.now);
    night.wait(0);
    expect(ringing(night)).toEqual(['site.clear-expiring']);
  });

  it('[Q2] not one millisecond early, once, and not when it was revoked or declared anew', () => {
    const night = notClear();
    declareClear(night, 60);
    const [warning, end] = dueOfSite(night.site.state).map(({ key }) => key);
    night.now += 45 * minuteMs - 1;
    expect(night.pass('site', warning ?? '')).toEqual(refusedWith('deadline-not-due'));
    night.now += 1;
    expect(night.pass('site', warning ?? '')).toEqual(accepted);
    expect(night.pass('site', warning ?? '')).toEqual(refusedWith('deadline-not-due'));
    declareClear(night, 120);
    night.now += 30 * minuteMs;
    expect(night.pass('site', end ?? '')).toEqual(refusedWith('deadline-not-due'));
    revoke(night);
    expect(night.pass('site', end ?? '')).toEqual(refusedWith('deadline-not-due'));
  });

  it('[Q3] a clock that comes too late for the warning still ends it', () => {
    const night = notClear();
    declareClear(night, 60);
    const end = dueOfSite(night.site.state).at(-1)?.key ?? '';
    night.now += 2 * hourMs;
    expect(night.pass('site', end)).toEqual(accepted);
    expect(dueOfSite(night.site.state)).toEqual([]);
    expect(ringing(night)).toEqual(['site.clear-expired']);
  });
});

describe('lockdown', () => {
  it('[Z5] is set and lifted, each once, and rings as critical meanwhile', () => {
    const night = new Night();
    expect(lift(night)).toEqual(refusedWith('lockdown-off'));
    expect(lock(night)).toEqual(accepted);
    expect(lock(night)).toEqual(refusedWith('lockdown-on'));
    expect(night.standing()).toMatchObject([{ rule: 'site.lockdown', severity: 'critical', visitId: null }]);
    expect(lift(night)).toEqual(accepted);
    expect(ringing(night)).toEqual([]);
    expect(night.site.state.lockdown).toBeNull();
  });

  it('[Z5] [A1] the office may set it, and not lift it', () => {
    const night = new Night();
    expect(night.ask(administrator, { type: 'setLockdown', reason: '演练' })).toEqual(accepted);
    expect(night.ask(administrator, { type: 'liftLockdown', reason: '误' })).toEqual(refusedWith('forbidden'));
    expect(night.ask(gateOfficer, { type: 'setLockdown', reason: '误' })).toEqual(refusedWith('forbidden'));
  });

  it('[Z5] campus clear and lockdown have alerts of their own', () => {
    const night = new Night();
    lock(night);
    revoke(night);
    lift(night);
    expect(ringing(night)).toEqual(['site.clear-revoked']);
  });
});

describe('stations', () => {
  it('[Z7] are added and changed; what is under way keeps its route, for a station keeps its kind', () => {
    const night = new Night();
    expect(setStation(night, 'north-shop', { capacity: 5, open: false })).toEqual(accepted);
    expect(night.site.state.stations.find(({ id }) => id === 'north-shop')).toMatchObject({ capacity: 5, open: false });
    expect(setStation(night, 'north-shop', { kind: 'refuse' })).toEqual(refusedWith('station-in-use'));
    const count = night.site.state.stations.length;
    expect(setStation(night, 'north-shop', { id: 'west-gate', kind: 'gate' })).toEqual(accepted);
    expect(night.site.state.stations).toHaveLength(count + 1);
  });
});

describe('staff', () => {
  const save = (night: Night, personId: string, change: Partial<StaffMember>) => {
    const known = night.site.state.staff.find((m) => m.personId === personId);
    const member: StaffMember = {
      staffNumber: '9001',
      name: '新人',
      role: 'gate',
      stations: ['main-gate'],
      active: true,
      ...known,
      personId,
      ...change,
    };
    return night.ask(administrator, { type: 'saveStaff', member });
  };

  it('[Z8] are added and changed; numbers are one person’s only', () => {
    const night = new Night();
    expect(save(night, 'gate-2', {})).toEqual(accepted);
    expect(save(night, 'gate-3', {})).toEqual(refusedWith('staff-number-taken'));
    expect(save(night, 'gate-2', { name: '改名' })).toEqual(accepted);
    expect(night.site.state.staff.filter(({ personId }) => personId === 'gate-2')).toMatchObject([{ name: '改名' }]);
  });

  it('[Z8] belong to stations that there are', () => {
    expect(save(new Night(), 'gate-2', { stations: ['main-gate', 'nowhere'] })).toEqual(refusedWith('station-unknown'));
  });

  it.each([
    ['gate', ['first-canteen']],
    ['gate', ['main-gate', 'refuse-east']],
    ['unloading', ['main-gate']],
    ['unloading', ['refuse-east', 'main-gate']],
    ['supervisor', ['main-gate']],
    ['admin', ['first-canteen']],
    ['auditor', ['refuse-east']],
  ] as const)('[Z8] %s does not work at %j', (role, stations) => {
    expect(save(new Night(), 'new-1', { role, stations: [...stations] })).toEqual(refusedWith('station-unfit'));
  });

  it.each([
    ['gate', ['main-gate']],
    ['unloading', ['first-canteen', 'refuse-east']],
    ['supervisor', []],
  ] as const)('[Z8] %s works at %j', (role, stations) => {
    expect(save(new Night(), 'new-1', { role, stations: [...stations] })).toEqual(accepted);
  });

  it.each([{ active: false }, { role: 'gate' as const }])('[Z8] the last administrator can’t become %j', (change) => {
    const night = new Night();
    expect(save(night, 'admin-1', change)).toEqual(refusedWith('last-administrator'));
    save(night, 'admin-2', { role: 'admin', stations: [] });
    expect(save(night, 'admin-1', change)).toEqual(accepted);
  });

  it('[Z8] an administrator who is off duty does not count', () => {
    const night = new Night();
    save(night, 'admin-2', { role: 'admin', stations: [], active: false });
    expect(save(night, 'admin-1', { active: false })).toEqual(refusedWith('last-administrator'));
  });
});

describe('batches', () => {
  const batch = {
    id: 'batch-2',
    agent: '84',
    chlorineMgPerL: 500,
    mixedAt: tenAtNight,
    expiresAt: tenAtNight + 24 * hourMs,
    retired: false,
  };

  it('[Z9] are added once, retired once, and never come back', () => {
    const night = new Night();
    const add = () => night.ask(supervisorA, { type: 'addBatch', batch: { ...batch, retired: true } });
    const retire = (batchId: string) => night.ask(supervisorA, { type: 'retireBatch', batchId, reason: '用完' });
    expect(add()).toEqual(accepted);
    expect(night.site.state.batches.at(-1)).toEqual(batch); // nothing is mixed to be thrown away
    expect(add()).toEqual(refusedWith('batch-exists'));
    expect(retire('batch-2')).toEqual(accepted);
    expect(retire('batch-2')).toEqual(refusedWith('batch-retired'));
    expect(retire('batch-3')).toEqual(refusedWith('batch-unknown'));
    expect(add()).toEqual(refusedWith('batch-exists'));
  });

  it('[D31] are mixed about now, and are not good for ever', () => {
    const night = new Night();
    const year = 365 * 24 * hourMs;
    for (const times of [
      { mixedAt: batch.mixedAt - 2 * year },
      { mixedAt: batch.mixedAt + year, expiresAt: batch.mixedAt + 2 * year },
      { expiresAt: batch.mixedAt + 36 * year },
    ]) {
      const wrong = night.ask(supervisorA, { type: 'addBatch', batch: { ...batch, ...times } });
      expect(wrong).toEqual(refusedWith('implausible-time'));
    }
  });
});

describe('a batch’s life', () => {
  it('[Z9] ends after the mixing', () => {
    const mixed = { id: 'b', agent: '84', chlorineMgPerL: 500, mixedAt: tenAtNight, retired: false };
    for (const [ms, good] of [
      [1, true],
      [0, false],
      [-1, false],
    ] as const) {
      expect(batchShape.safeParse({ ...mixed, expiresAt: tenAtNight + ms }).success).toBe(good);
    }
  });
});

describe('new PINs', () => {
  const note = (personId: string) =>
    decideSite(
      siteAt(),
      { type: 'notePinReset', commandId: visitA, observedAt: tenAtNight, personId },
      { now: tenAtNight, actor: administrator },
    );

  it('[S8] leave their trace in the feed: of whom, never which', () => {
    const events = [{ type: 'pinReset', personId: 'gate-1', name: '门岗一号' }] as const;
    expect(note('gate-1')).toEqual({ ok: true, events });
    const site = siteAt();
    const { after: next, stamped } = applyEvents(siteAggregate, 'site', { version: 4, state: site }, events, {
      at: tenAtNight,
      by: { ...by },
    }).changed;
    expect(next).toEqual({ version: 5, state: site });
    expect(stamped).toEqual([{ event: events[0], version: 5 }]);
    expect(note('nobody')).toEqual(refusedWith('not-found'));
  });
});

const by = { personId: 'admin-1', name: '专班', role: 'admin' } as const;

describe('figures', () => {
  it('[Z10] are the site’s, and hold for vehicles that arrive after they were changed', () => {
    const night = nightAt('disinfect-vehicle');
    const changed = { ...night.site.state.limits, contactMinutes: 10 };
    expect(night.ask(administrator, { type: 'setLimits', limits: changed })).toEqual(accepted);
    expect(night.site.state.limits).toEqual(changed);
    expect(night.underWay(visitA).limits.contactMinutes).toBe(30);
  });

  it.each([
    { contactMinutes: 0 },
    { contactMinutes: Number.NaN },
    { minChlorineMgPerL: 49 },
    { temperatureBelowC: 43 },
    { testAgeHours: 169 },
    { crewMax: 0 },
    { crewMax: 1.5 },
    { crewMax: 10 },
    { overrideMinutes: 0 },
    { clearWarnMinutes: 241 },
    { clearMaxHours: 0 },
    { slowMinutes: { leg: 20 } },
    { slowMinutes: { ...demoSite(tenAtNight).limits.slowMinutes, leg: 0 } },
    { slowMinutes: { ...demoSite(tenAtNight).limits.slowMinutes, admit: 20 } },
    { loopWarnMinutes: 360, loopCriticalMinutes: 360 },
    { loopWarnMinutes: 361, loopCriticalMinutes: 360 },
  ])('[Z10] that nobody means are refused: %j', (change) => {
    const good = demoSite(tenAtNight).limits;
    expect(limits.safeParse(good).success).toBe(true);
    expect(limits.safeParse({ ...good, ...change }).success).toBe(false);
  });

  it('[Z10] of the demo site are those of the domain', () => {
    expect(demoSite(tenAtNight).limits).toMatchObject({
      contactMinutes: 30,
      minChlorineMgPerL: 500,
      temperatureBelowC: 37.3,
      testAgeHours: 48,
      crewMax: 2,
      loopWarnMinutes: 120,
      loopCriticalMinutes: 360,
      overrideMinutes: 10,
    });
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gateOfficer, person, supervisorA } from '../testing/actors.ts';
import { declare, nightAt, report, visitA } from '../testing/journey.ts';
import { late, stepOfNight } from '../testing/late.ts';
import { Night } from '../testing/night.ts';
import { hourMs, type Instant, minuteMs } from '../time.ts';
import { decideVisit } from '../visit/decide.ts';
import { stepOf } from '../visit/route.ts';
import { engine } from '../engine/product.ts';
import type { Command } from '../wire/command.ts';
import { recordedAt } from './moment.ts';
import { isPaperAt } from './paper.ts';
import { momentFault } from './possible.ts';
import { offlineByDefault, offlinePolicy } from './policy.ts';
import { offlineRuleOf } from './rule-of-command.ts';

const relief = person('gate-2', 'gate', ['main-gate']);
const finish = (night: Night) =>
  stepOfNight(night, 'disinfect-vehicle', { report: { kind: 'disinfect', act: 'finish' } });
const at = (night: Night, minute: number) => night.now + minute * minuteMs;

describe('[OF67] a moment that can’t be', () => {
  const contact = 1_000 * hourMs;
  const arrive = { type: 'reportStep', observedAt: contact, offline: true } as const;
  const fault = (hours: number, of: Instant | null = contact, type: Command['type'] = 'reportStep') =>
    momentFault({ ...arrive, type, observedAt: contact + hours * hourMs }, of);

  it('[OF67] lies more than twelve hours from any contact of its device, and the hour that contacts are kept to', () => {
    expect([-14, -13, 0, 12, 13, 14].map((hours) => fault(hours) === null)).toEqual([
      ...[false, true, true, true, true, false],
    ]);
    expect(momentFault({ ...arrive, observedAt: 0 }, contact)).toBe('record-impossible');
    expect(fault(0, null)).toBe('record-impossible');
  });

  it('[OF67] is none where the server could be asked, where nobody looked, and of what stops a vehicle or calls for help', () => {
    expect(momentFault({ ...arrive, observedAt: 0, offline: undefined }, contact)).toBeNull();
    expect(momentFault({ ...arrive, observedAt: 0 }, undefined)).toBeNull();
    expect(fault(900, contact, 'holdVisit')).toBeNull();
    expect(fault(900, contact, 'askHelp')).toBeNull();
    expect(fault(900, contact, 'declarePaper')).toBe('record-impossible');
  });

  it('[OF67] [OF5] is kept with the moment that it claims', () => {
    const night = new Night();
    declare(night);
    const commandId = '01930000-0000-7000-9000-00000000dead';
    const command = engine.command.parse({ ...stepOfNight(night, 'arrive'), commandId, observedAt: 5, offline: true });
    if (command.type !== 'reportStep') throw new Error(command.type);
    const current = night.visits.get(visitA) ?? null;
    const decision = decideVisit(current, command, { ...night.facts(gateOfficer), contact: night.now });
    expect(decision).toMatchObject({
      ok: false,
      code: 'record-impossible',
      events: [{ type: 'recordRefused', recordedAt: 5, code: 'record-impossible', authorId: 'gate-1' }],
    });
  });
});

describe('the moment of a record', () => {
  it('[OF1] lies between the visit’s last one and now, whatever the device says', () => {
    const instant = fc.integer({ min: 0, max: 2_000_000 });
    fc.assert(
      fc.property(instant, instant, instant, (observedAt, notBefore, later) => {
        const now = notBefore + later;
        const moment = recordedAt({ observedAt, offline: true }, now, notBefore);
        expect(moment).toBeGreaterThanOrEqual(notBefore);
        expect(moment).toBeLessThanOrEqual(now);
        expect([notBefore, observedAt, now]).toContain(moment);
        expect(recordedAt({ observedAt }, now, notBefore)).toBe(now);
      }),
    );
  });

  it('[OF1] [V5] lets contact time run while the server could not be asked', () => {
    const night = nightAt('disinfect-vehicle');
    const [started, finished] = [at(night, 1), at(night, 31)];
    night.wait(48);
    expect(late(night, stepOfNight(night, 'disinfect-vehicle'), started).ok).toBe(true);
    expect(late(night, finish(night), finished).ok).toBe(true);
    const [start, end] = stepOf(night.visit(visitA), 'disinfect-vehicle')?.progress?.entries ?? [];
    expect([start?.recordedAt, end?.recordedAt]).toEqual([started, finished]);
    expect([start?.at, end?.at]).toEqual([night.now, night.now]);
  });

  it('[OF1] [V5] refuses a finish that was recorded one second too early, however late it comes', () => {
    const night = nightAt('disinfect-vehicle');
    const started = at(night, 1);
    night.wait(48);
    late(night, stepOfNight(night, 'disinfect-vehicle'), started);
    const tooEarly = started + 30 * minuteMs - 1000;
    expect(late(night, finish(night), tooEarly)).toMatchObject({ ok: false, code: 'contact-running' });
  });

  it('[OF1] gives nobody more time than has passed since the vehicle’s last record', () => {
    const night = nightAt('disinfect-vehicle');
    night.wait(2);
    late(night, stepOfNight(night, 'disinfect-vehicle'), night.now - 600 * minuteMs);
    night.wait(20);
    expect(late(night, finish(night), night.now + 600 * minuteMs)).toMatchObject({
      ok: false,
      code: 'contact-running',
    });
  });

  it('[OF1] does not ask when a record was made while the server could be asked', () => {
    const night = nightAt('disinfect-vehicle');
    report(night, 'disinfect-vehicle');
    night.wait(29);
    expect(night.ask(gateOfficer, finish(night))).toMatchObject({ ok: false, code: 'contact-running' });
  });

  it('[OF1] [V3] judges a batch by the moment it was used', () => {
    const night = nightAt('disinfect-vehicle');
    const batch = night.site.state.batches.find(({ id }) => id === 'batch-1');
    const before = (batch?.expiresAt ?? 0) - minuteMs;
    night.wait((before - night.now) / minuteMs + 30);
    expect(late(night, stepOfNight(night, 'disinfect-vehicle'), before).ok).toBe(true);
    expect(night.underWay(visitA).held).toBeNull();
  });
});

describe('what may be done without the server', () => {
  it('[OF2] is readings and what stops a vehicle, never what lets one in', () => {
    const rule = (type: Command['type'], kind?: keyof typeof offlineByDefault) =>
      offlineRuleOf({ type, ...(kind !== undefined && { report: { kind } }) }, offlineByDefault);
    expect(rule('reportStep', 'verify-crew')).toBe('yes');
    expect(rule('reportStep', 'admit')).toBe('paper');
    expect(rule('reportStep', 'release')).toBe('paper');
    expect(rule('reportStep', 'reconcile')).toBe('no');
    expect(rule('holdVisit')).toBe('yes');
    expect(rule('resumeVisit')).toBe('no');
    expect(rule('liftLockdown')).toBe('no');
  });

  it('[OF2] never lets the exit be read without the register', () => {
    expect(offlinePolicy.safeParse({ ...offlineByDefault, reconcile: 'yes' }).success).toBe(false);
    expect(offlinePolicy.safeParse({ ...offlineByDefault, seal: 'paper' }).success).toBe(true);
  });

  it('[OF3] is the site’s own to say, and the server holds to it', () => {
    const night = nightAt('seal');
    night.ask(person('admin-1', 'admin'), { type: 'setOffline', policy: { ...offlineByDefault, seal: 'no' } });
    expect(late(night, stepOfNight(night, 'seal'), night.now)).toMatchObject({
      ok: false,
      code: 'offline-not-allowed',
    });
    expect(report(night, 'seal').ok).toBe(true); // with the server, nothing has changed
  });

  it('[OF4] lets nobody in without paper mode', () => {
    const night = nightAt('admit');
    expect(late(night, stepOfNight(night, 'admit'), night.now)).toMatchObject({ ok: false, code: 'needs-paper' });
    expect(night.visit(visitA).status).toBe('atGate');
  });

  it('[OF4] lets somebody in while paper mode was on, though it ended before the record came', () => {
    const night = nightAt('admit');
    const [declared, admitted, ended] = [at(night, 1), at(night, 2), at(night, 3)];
    night.wait(20);
    late(night, { type: 'declarePaper', reason: '无线网络中断' }, declared);
    late(night, { type: 'endPaper' }, ended);
    expect(late(night, stepOfNight(night, 'admit'), admitted).ok).toBe(true);
    expect(night.visit(visitA).status).toBe('inside');
    expect(night.site.state.paper).toMatchObject([{ from: declared, until: ended, by: { name: gateOfficer.name } }]);
  });

  it('[OF4] and not before it was declared, nor after it ended', () => {
    const night = nightAt('admit');
    const [before, declared, ended, after] = [at(night, 1), at(night, 2), at(night, 3), at(night, 4)];
    night.wait(20);
    late(night, { type: 'declarePaper', reason: '无线网络中断' }, declared);
    late(night, { type: 'endPaper' }, ended);
    for (const moment of [before, ended, after]) {
      expect(late(night, stepOfNight(night, 'admit'), moment)).toMatchObject({ ok: false, code: 'needs-paper' });
    }
    expect([before, declared, ended].map((moment) => isPaperAt(night.site.state.paper, moment))).toEqual([
      false,
      true,
      false,
    ]);
  });

  it('[OF4] rings while it is on, once for two tablets that declare it', () => {
    const night = nightAt('admit');
    const stands = () => night.standing().filter(({ rule }) => rule === 'site.paper');
    night.ask(gateOfficer, { type: 'declarePaper', reason: '无线网络中断' });
    expect(night.ask(relief, { type: 'declarePaper', reason: '断网' })).toMatchObject({ ok: true, unchanged: true });
    expect(stands()).toHaveLength(1);
    night.ask(supervisorA, { type: 'endPaper' });
    expect(stands()).toHaveLength(0);
    expect(night.ask(relief, { type: 'endPaper' })).toMatchObject({ ok: true, unchanged: true });
  });

  it('[OF4] an admission that was pressed in time and comes long after is no longer one', () => {
    const night = nightAt('admit');
    const body = stepOfNight(night, 'admit');
    const pressed = night.now;
    night.wait(20);
    const command = { ...body, commandId: '01930000-0000-7000-9000-00000000ffff', observedAt: pressed };
    expect(night.submit(gateOfficer, engine.command.parse(command))).toMatchObject({ ok: false, code: 'needs-paper' });
  });
});

describe('[OF69] paper mode that nobody ends', () => {
  const begin = (night: Night, by = gateOfficer) => night.ask(by, { type: 'declarePaper', reason: '无线网络中断' });
  const rings = (night: Night) => night.standing().map(({ rule }) => rule);

  it('[OF69] ends after twelve hours, to the millisecond, and rings until it is declared anew', () => {
    const night = nightAt('admit');
    begin(night);
    const from = night.now;
    night.wait(12 * 60 - 1);
    expect(rings(night)).toContain('site.paper');
    night.wait(1);
    expect(night.site.state.paper).toMatchObject([{ from, until: from + 12 * 60 * minuteMs, isOverTime: true }]);
    expect(rings(night)).toContain('site.paper-over');
    expect(rings(night)).not.toContain('site.paper');
    expect(begin(night, supervisorA)).toMatchObject({ ok: true, unchanged: false });
    expect(rings(night)).toContain('site.paper');
    expect(rings(night)).not.toContain('site.paper-over');
  });

  it('[OF69] covers no admission of later, also before the clock has ended it; it is kept for a supervisor', () => {
    const night = nightAt('admit');
    begin(night);
    const body = stepOfNight(night, 'admit');
    night.now += 12 * 60 * minuteMs; // nothing has fallen due yet
    const admitted = late(night, body, night.now);
    expect(admitted).toMatchObject({ ok: false, code: 'needs-paper' });
    expect(night.visit(visitA).unsettled).toMatchObject([{ recordId: admitted.commandId, code: 'needs-paper' }]);
  });

  it('[OF69] covers what was recorded within it, however late that comes', () => {
    const night = nightAt('admit');
    begin(night);
    const end = night.now + 12 * 60 * minuteMs;
    night.wait(20 * 60);
    const { paper } = night.site.state;
    expect([end - 12 * 60 * minuteMs, end - 1, end].map((moment) => isPaperAt(paper, moment))).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('[OF69] is carried on by a supervisor, and by the gate only as a new one, an hour later', () => {
    const night = nightAt('admit');
    begin(night);
    night.wait(12 * 60);
    expect(begin(night)).toMatchObject({ ok: false, code: 'paper-needs-supervisor' });
    night.wait(59);
    expect(begin(night)).toMatchObject({ ok: false, code: 'paper-needs-supervisor' });
    night.wait(1);
    expect(begin(night)).toMatchObject({ ok: true });
  });

  it('[OF69] that a supervisor carries on before the clock has ended it is two periods', () => {
    const night = nightAt('admit');
    begin(night);
    night.now += 12 * 60 * minuteMs;
    expect(begin(night)).toMatchObject({ ok: false, code: 'paper-needs-supervisor' });
    expect(begin(night, supervisorA)).toMatchObject({ ok: true });
    expect(night.site.state.paper).toMatchObject([{ isOverTime: true }, { from: night.now, until: null }]);
  });

  it('[OF69] was ended before, when a record that comes later says so', () => {
    const night = nightAt('admit');
    begin(night);
    const ended = at(night, 180);
    night.wait(13 * 60);
    expect(late(night, { type: 'endPaper' }, ended)).toMatchObject({ ok: true, unchanged: false });
    const [period] = night.site.state.paper;
    expect(period).toMatchObject({ until: ended });
    expect(period).not.toHaveProperty('isOverTime');
    expect(rings(night)).not.toContain('site.paper-over');
    expect(late(night, { type: 'endPaper' }, ended - 1)).toMatchObject({ ok: true, unchanged: true });
  });
});

describe('what came too late', () => {
  it('[OF5] is on record with whose it was, why it was refused and what was read, and rings', () => {
    const night = nightAt('seal');
    report(night, 'seal'); // by the other tablet
    const moment = at(night, -3);
    const { commandId, ...answer } = late(night, stepOfNight(night, 'seal'), moment, relief);
    expect(answer).toMatchObject({ ok: false, code: 'step-done', params: { by: gateOfficer.name } });
    expect(night.visit(visitA).unsettled).toMatchObject([
      {
        ...{ recordId: commandId, what: 'reportStep', stepId: 'seal', report: { kind: 'seal', number: 'S-4711' } },
        ...{ authorId: relief.personId, authorName: relief.name, code: 'step-done', note: null },
        recordedAt: moment, // before the record that it lost to
      },
    ]);
    expect(night.standing().map(({ rule }) => rule)).toContain('visit.record-unsettled');
  });

  it('[OF5] is on record though the visit is closed, and rings until it is settled', () => {
    const night = nightAt('seal');
    const body = stepOfNight(night, 'seal');
    night.ask(supervisorA, { type: 'refuseVisit', visitId: visitA, reason: '证件不符' });
    const { commandId } = late(night, body, night.now);
    const rings = () => night.standing().some(({ rule }) => rule === 'visit.record-unsettled');
    expect(night.visit(visitA)).toMatchObject({ status: 'refused', unsettled: [{ recordId: commandId }] });
    expect(rings()).toBe(true);
    const settle = { type: 'settleRecord', visitId: visitA, recordId: commandId, note: '已核对' } as const;
    expect(night.ask(supervisorA, settle).ok).toBe(true);
    expect(night.visit(visitA).unsettled).toEqual([]);
    expect(rings()).toBe(false);
    expect(night.ask(supervisorA, settle)).toMatchObject({ ok: false, code: 'record-settled' });
  });

  it('[OF5] is not throttled: each record stands for itself', () => {
    const night = nightAt('seal');
    const body = stepOfNight(night, 'seal');
    report(night, 'seal');
    for (const _ of [1, 2, 3]) late(night, body, night.now);
    expect(night.visit(visitA).unsettled).toHaveLength(3);
  });

  it('[OF6] stands until the last of two is settled', () => {
    const night = nightAt('seal');
    const body = stepOfNight(night, 'seal');
    report(night, 'seal');
    const records = [late(night, body, night.now), late(night, body, night.now)];
    const rings = () => night.standing().some(({ rule }) => rule === 'visit.record-unsettled');
    for (const [index, { commandId }] of records.entries()) {
      expect(rings()).toBe(true);
      night.ask(supervisorA, { type: 'settleRecord', visitId: visitA, recordId: commandId, note: '已核对' });
      expect(night.visit(visitA).unsettled).toHaveLength(1 - index);
    }
    expect(rings()).toBe(false);
  });

  it('[OF7] can be given up by whoever holds the tablet, under their name and its author’s', () => {
    const night = nightAt('seal');
    const record = {
      ...{
        recordId: '01930000-0000-7000-9000-0000000000aa',
        what: 'reportStep',
        stepId: 'seal',
        stationId: 'main-gate',
      },
      ...{ report: { kind: 'seal', number: 'S-4711' } as const, recordedAt: night.now, authorId: 'gate-1', code: null },
    };
    const aside = { type: 'setRecordAside', visitId: visitA, record, note: '一直发不出去' } as const;
    expect(night.ask(relief, aside).ok).toBe(true);
    expect(night.visit(visitA).unsettled).toMatchObject([{ authorId: 'gate-1', by: { personId: relief.personId } }]);
    expect(night.ask(relief, aside)).toMatchObject({ ok: true, unchanged: true });
    const ahead = { ...record, recordId: '01930000-0000-7000-9000-0000000000ab', recordedAt: night.now + 60_000 };
    night.ask(relief, { ...aside, record: ahead });
    expect(night.visit(visitA).unsettled[1]).toMatchObject({ recordedAt: night.now }); // nobody recorded what is to come
  });
});

describe('a visit that closed long ago', () => {
  it('[OF9] comes back as it stood, ahead of what came too late, and once', () => {
    const night = nightAt('seal');
    const body = stepOfNight(night, 'seal');
    night.ask(supervisorA, { type: 'refuseVisit', visitId: visitA, reason: '证件不符' });
    night.wait(13 * 60);
    const before = night.visit(visitA);
    late(night, body, night.now);
    late(night, body, night.now);
    const told = night.story(visitA).slice(-3);
    expect(told.map(({ type }) => type)).toEqual(['visitBroughtBack', 'recordRefused', 'recordRefused']);
    expect(told[0]).toEqual({ type: 'visitBroughtBack', visit: before });
  });

  it('[OF9] is left alone by what nothing comes of', () => {
    const night = nightAt('seal');
    night.ask(supervisorA, { type: 'refuseVisit', visitId: visitA, reason: '证件不符' });
    night.wait(13 * 60);
    const before = night.story(visitA).length;
    night.ask(supervisorA, { type: 'holdVisit', visitId: visitA, reason: '核对' });
    expect(night.story(visitA)).toHaveLength(before);
  });
});

describe('a race', () => {
  it('[OF8] ends with one who was first, and one who is told who and when', () => {
    const night = nightAt('disinfect-vehicle');
    const body = stepOfNight(night, 'disinfect-vehicle');
    expect(night.ask(gateOfficer, body).ok).toBe(true);
    const params = { by: gateOfficer.name, at: night.now };
    expect(night.ask(relief, body)).toEqual({ ok: false, code: 'disinfection-started', params });
  });
});

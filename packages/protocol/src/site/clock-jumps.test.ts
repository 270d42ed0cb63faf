import { describe, expect, it } from 'vitest';
import { clock, gateOfficer, supervisorA, supervisorB } from '../testing/actors.ts';
import { alertOf } from '../testing/alerts.ts';
import { declare, dueStep, goTo, nightAt, report, visitA } from '../testing/journey.ts';
import { ringing } from '../testing/looking.ts';
import { Night } from '../testing/night.ts';
import { hourMs, minuteMs } from '../time.ts';
import { dueOfVisit } from '../visit/due.ts';
import {
  calledAfter,
  type ClockJump,
  jumpsKept,
  jumpsOf,
  provenBetween,
  safelyAfter,
  unskipped,
  withJump,
} from './clock-jumps.ts';
import { decideSite } from './decide.ts';

const jump = (at: number, byMs: number, measured = true): ClockJump => ({
  at,
  byMs,
  measured,
  boot: 'a',
  bootedAt: byMs,
});
const refusedWith = (code: string) => expect.objectContaining({ ok: false, code });
const finish = (night: Night) => report(night, 'disinfect-vehicle', { as: { kind: 'disinfect', act: 'finish' } });
const waitsFor = (night: Night) =>
  dueOfVisit(night.visit(visitA), jumpsOf(night.site.state)).map(({ kind, at }) => [kind, (at - night.now) / minuteMs]);

/** Wetted just now. */
function wetted(): Night {
  const night = nightAt('disinfect-vehicle');
  report(night, 'disinfect-vehicle');
  return night;
}

describe('contact time on a clock that is set', () => {
  it('[CL1] a clock that goes 31 minutes forward does not end it', () => {
    const night = wetted();
    night.wait(1);
    night.setClock(31);
    expect(finish(night)).toEqual(refusedWith('contact-running'));
    night.wait(29 - 1 / minuteMs);
    expect(finish(night)).toEqual(refusedWith('contact-running'));
    night.wait(1 / minuteMs);
    expect(finish(night)).toMatchObject({ ok: true });
    const { findings } = night.story(visitA).findLast((event) => event.type === 'stepReported') ?? { findings: [] };
    expect(findings).toMatchObject([{ rule: 'disinfect.contact-time', seen: { minutes: 30 } }]);
  });

  it('[CL1] what was over before the clock was set stays over, and the alert stands until it is wetted again', () => {
    const night = wetted();
    night.wait(30);
    night.setClock(31);
    expect(ringing(night)).toContain('visit.contact-over');
    expect(finish(night)).toMatchObject({ ok: true });
  });

  it('[CL1] the clock passes its end after the jump, and a new wetting ends its alert', () => {
    const night = wetted();
    night.setClock(31);
    night.wait(30);
    expect(ringing(night)).toContain('visit.contact-over');
    report(night, 'disinfect-vehicle', { as: { kind: 'disinfect', act: 'rewet', batchId: 'batch-1' } });
    expect(ringing(night)).not.toContain('visit.contact-over');
    expect(waitsFor(night)[0]).toEqual(['contact-over', 30]);
  });

  it('[CL1] a clock that is set back makes it longer, and one that is put right again costs nothing', () => {
    const back = wetted();
    back.setClock(-10);
    expect(waitsFor(back)[0]).toEqual(['contact-over', 40]);
    const right = wetted();
    right.setClock(31);
    right.wait(5);
    right.setClock(-31);
    expect(waitsFor(right)[0]).toEqual(['contact-over', 25]);
  });

  it('[CL1] [CL2] a machine that was off proves no contact time, and keeps no deadline waiting', () => {
    const night = nightAt('s1.disinfect-goods');
    report(night, 's1.disinfect-goods');
    const before = new Map(dueOfVisit(night.visit(visitA), []).map(({ kind, at }) => [kind, at]));
    night.setClock(20, false);
    const after = new Map(dueOfVisit(night.visit(visitA), jumpsOf(night.site.state)).map(({ kind, at }) => [kind, at]));
    expect(after.get('contact-over')).toBe((before.get('contact-over') ?? 0) + 20 * minuteMs);
    expect(after.get('loop-warn')).toBe(before.get('loop-warn'));
  });
});

describe('what somebody is called after', () => {
  it('[CL2] the limits of steps, legs and the loop are reached after the time that really passed', () => {
    const night = nightAt('s1.leg');
    const before = waitsFor(night);
    night.setClock(31);
    expect(waitsFor(night)).toEqual(before);
  });

  it('[CL2] a clock that goes a day forward closes nothing that is still expected', () => {
    const night = new Night();
    declare(night);
    night.setClock(24 * 60);
    night.wait(1);
    expect(night.visit(visitA).status).toBe('expected');
  });

  it('[CL2] nobody loses the time to decide over an override, nor is an alert escalated for it', () => {
    const night = nightAt('admit');
    night.ask(supervisorA, { type: 'revokeClear', reason: '有人外出' });
    night.ask(gateOfficer, {
      type: 'requestOverride',
      visitId: visitA,
      stepId: 'admit',
      rule: 'admit.campus-clear',
      personId: null,
      reasonCode: 'other',
      text: '急用',
    });
    const overrideId = night.underWay(visitA).overrides[0]?.overrideId ?? '';
    night.setClock(31);
    night.wait(9);
    expect(night.underWay(visitA).overrides[0]?.status).toBe('asked');
    const settle = { type: 'settleOverride', visitId: visitA, overrideId, verdict: 'approve', note: null } as const;
    expect(night.ask(supervisorB, settle)).toMatchObject({ ok: true });
  });

  it('[CL2] a press that was under way while the clock was set is not late', () => {
    const night = nightAt('admit');
    const { station, stepId } = { station: 'main-gate', stepId: dueStep(night.visit(visitA))?.id ?? '' };
    const observedAt = night.now;
    night.setClock(31);
    const admit = {
      type: 'reportStep',
      visitId: visitA,
      stationId: station,
      stepId,
      report: { kind: 'admit' },
    } as const;
    const commandId = '01930000-0000-7000-8000-00000000beef';
    expect(night.submit(gateOfficer, { ...admit, commandId, observedAt })).toMatchObject({ ok: true });
  });
});

describe('what is kept of jumps', () => {
  it('[CL3] a site that was stored before there were any has none', () => {
    const { clockJumps: _, ...old } = nightAt('admit').site.state;
    expect(jumpsOf(old)).toEqual([]);
  });

  it('[CL3] the oldest are merged, and nothing gets shorter by it', () => {
    let jumps: ClockJump[] = [];
    const made = Array.from({ length: jumpsKept + 5 }, (_, n) => jump((n + 1) * hourMs, n % 5 === 0 ? -400 : 1_000));
    for (const one of made) jumps = withJump(jumps, one);
    expect(jumps).toHaveLength(jumpsKept);
    expect(unskipped(0, jumps)).toBe(unskipped(0, made));
    for (let hours = 1; hours < jumpsKept + 10; hours += 1) {
      const [whole, merged] = [made, jumps].map((list) => safelyAfter(0, hours * hourMs, list));
      expect(merged).toBeGreaterThanOrEqual(whole ?? 0);
    }
  });

  it('[CL1] durations with jumps before, within and after them', () => {
    const jumps = [jump(100, 10), jump(200, 30)];
    expect(safelyAfter(0, 50, jumps)).toBe(50); // over before any
    expect(safelyAfter(0, 95, jumps)).toBe(105);
    expect(safelyAfter(100, 60, [jump(100, 10)])).toBe(160); // begun on the new time
    expect(calledAfter(0, 95, [jump(100, 10, false)])).toBe(95);
    expect(provenBetween(0, 110, [jump(100, 10)])).toBe(100);
    expect(provenBetween(0, 110, [jump(100, -10)])).toBe(110);
  });
});

describe('that a clock was set is told', () => {
  it('[CL4] once, as critical, with both times, until somebody has looked at it', () => {
    const night = nightAt('admit');
    const from = night.now;
    night.setClock(31);
    expect(alertOf(night, 'site.clock-set')).toMatchObject({
      severity: 'critical',
      params: { from, to: from + 31 * minuteMs },
    });
    night.wait(60);
    expect(ringing(night)).toContain('site.clock-set');
    const alertId = alertOf(night, 'site.clock-set').id;
    night.ask(supervisorA, { type: 'clearAlert', alertId, note: '已核对时间' });
    expect(ringing(night)).not.toContain('site.clock-set');
    night.setClock(-31);
    expect(alertOf(night, 'site.clock-set')).toMatchObject({ severity: 'critical', count: 2 });
  });

  it('[CL4] a machine that was off is a warning; one that comes back earlier than it went is not', () => {
    const off = nightAt('admit');
    off.setClock(20, false);
    expect(ringing(off)).toContain('site.clock-gap');
    const back = nightAt('admit');
    back.setClock(-20, false);
    expect(alertOf(back, 'site.clock-set').severity).toBe('critical');
    const seconds = nightAt('admit');
    seconds.setClock(0.5);
    expect(alertOf(seconds, 'site.clock-set').severity).toBe('high');
  });

  it('[CL5] however many processes of the machine say so, it is on record once; the next time it is told again', () => {
    const night = nightAt('admit');
    night.setClock(31);
    const { bootedAt = 0, boot = '' } = jumpsOf(night.site.state).at(-1) ?? {};
    const again = (moved: number, of = boot) =>
      decideSite(
        night.site.state,
        {
          type: 'noteClockJump',
          commandId: 'x',
          observedAt: 0,
          ...{ from: 0, to: 1, measured: true, boot: of, bootedAt: bootedAt + moved },
        },
        { now: night.now, actor: clock },
      );
    expect(again(0)).toEqual({ ok: true, events: [] });
    expect(again(1_500)).toEqual({ ok: true, events: [] });
    expect(again(31 * minuteMs)).toMatchObject({ events: [{ type: 'clockJumped' }] });
    expect(again(0, 'another')).toMatchObject({ events: [{ type: 'clockJumped' }] });
  });

  it('[CL9] the way through the loop is the same on a clock that is set at each step', () => {
    const night = nightAt('disinfect-vehicle');
    for (let n = 0; night.visit(visitA).status === 'atGate'; n += 1) {
      goTo(night, dueStep(night.visit(visitA))?.id ?? null);
      night.setClock(n % 2 === 0 ? 7 : -7);
      if (dueStep(night.visit(visitA))?.kind === 'admit') break;
      if (!report(night, dueStep(night.visit(visitA))?.id ?? '').ok) night.wait(40);
    }
    expect(dueStep(night.visit(visitA))?.kind).toBe('admit');
  });
});

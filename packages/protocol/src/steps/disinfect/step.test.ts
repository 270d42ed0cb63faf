import { describe, expect, it } from 'vitest';
import { administrator, supervisorA } from '../../testing/actors.ts';
import { found, heldFor, statusOf } from '../../testing/looking.ts';
import { nightAt, report, visitA } from '../../testing/journey.ts';
import { Night } from '../../testing/night.ts';
import { startOf } from '../../testing/reports.ts';
import { siteAt, tenAtNight, withLimits } from '../../testing/site.ts';
import { hourMs, minuteMs } from '../../time.ts';
import { requiredParts } from './step.ts';
import { coveredParts } from './shape.ts';

const refusedWith = (code: string) => expect.objectContaining({ ok: false, code });
const accepted = expect.objectContaining({ ok: true });
const vehicle = { target: 'vehicle' } as const;
const finish = { kind: 'disinfect', act: 'finish' } as const;
const rewet = { kind: 'disinfect', act: 'rewet', batchId: 'batch-1' } as const;
const batch = { id: 'batch-2', agent: '84 消毒液', chlorineMgPerL: 500, mixedAt: tenAtNight - hourMs, retired: false };

function startWith(change: { chlorineMgPerL?: number; expiresAt?: number }): Night {
  const night = nightAt('disinfect-vehicle');
  const added = { ...batch, expiresAt: night.now + 1, ...change };
  night.ask(administrator, { type: 'addBatch', batch: added });
  report(night, 'disinfect-vehicle', { as: startOf(vehicle, 'batch-2') });
  return night;
}

describe('the agent', () => {
  it.each([
    [500, 'pass'],
    [499.9, 'fail'],
    [0, 'fail'],
    [1000, 'pass'],
  ] as const)('[V3] of %d mg/L, where 500 are asked for: %s', (chlorineMgPerL, outcome) => {
    const night = startWith({ chlorineMgPerL });
    expect(found(night, 'disinfect-vehicle', 'disinfect.batch-strength')?.outcome).toBe(outcome);
    expect(heldFor(night)).toEqual(outcome === 'pass' ? null : ['disinfect.batch-strength']);
  });

  it.each([
    [1, 'pass'],
    [0, 'fail'],
    [-minuteMs, 'fail'],
  ] as const)('[V3] that is good for %d ms more: %s', (ms, outcome) => {
    const night = startWith({ expiresAt: tenAtNight + ms });
    expect(found(night, 'disinfect-vehicle', 'disinfect.batch-expiry')?.outcome).toBe(outcome);
  });

  it('[V3] that nobody has mixed, or that was retired, is not used', () => {
    const night = nightAt('disinfect-vehicle');
    expect(report(night, 'disinfect-vehicle', { as: startOf(vehicle, 'batch-9') })).toEqual(
      refusedWith('batch-unknown'),
    );
    night.ask(supervisorA, { type: 'retireBatch', batchId: 'batch-1', reason: '失效' });
    expect(report(night, 'disinfect-vehicle')).toEqual(refusedWith('batch-unknown'));
  });

  it('[V3] the strength asked for is the site’s', () => {
    const night = nightAt('disinfect-vehicle', {}, new Night(withLimits(siteAt(), { minChlorineMgPerL: 1000 })));
    report(night, 'disinfect-vehicle');
    expect(heldFor(night)).toEqual(['disinfect.batch-strength']);
  });
});

describe('what is disinfected', () => {
  it('[V4] a vehicle: body, wheels and the cab from outside; goods; a place; never people', () => {
    expect(requiredParts).toEqual({ vehicle: ['body', 'wheels', 'cab-outside'], goods: ['cargo'], place: ['ground'] });
    expect(coveredParts).not.toContain('crew');
    expect(coveredParts).not.toContain('people');
  });

  it.each(['body', 'wheels', 'cab-outside'] as const)('[V4] without %s the vehicle is not disinfected', (left) => {
    const night = nightAt('disinfect-vehicle');
    const covered = requiredParts.vehicle.filter((part) => part !== left);
    report(night, 'disinfect-vehicle', { as: { ...startOf(vehicle), covered } });
    expect(heldFor(night)).toEqual(['disinfect.coverage']);
    expect(found(night, 'disinfect-vehicle', 'disinfect.coverage')?.seen).toEqual({ missing: [left] });
  });

  it('[V4] more than what is asked for does no harm', () => {
    const night = nightAt('disinfect-vehicle');
    report(night, 'disinfect-vehicle', { as: { ...startOf(vehicle), covered: [...coveredParts] } });
    expect(night.underWay(visitA).held).toBeNull();
  });

  it.each([
    ['supply', 's1.disinfect-goods', 'body'],
    ['refuse', 's1.disinfect-place', 'cargo'],
  ] as const)('[V4] at the point of a %s vehicle it is %s: %s alone is not enough', (purpose, stepId, part) => {
    const night = nightAt(stepId, { purpose });
    report(night, stepId, { as: { ...startOf(vehicle), covered: [part] } });
    expect(heldFor(night)).toEqual(['disinfect.coverage']);
  });
});

describe('contact time', () => {
  const started = () => {
    const night = nightAt('disinfect-vehicle');
    report(night, 'disinfect-vehicle');
    return night;
  };

  it('[V5] refuses to finish disinfection one millisecond before the contact time has run, and takes it then', () => {
    const night = started();
    night.now += 30 * minuteMs - 1;
    const early = report(night, 'disinfect-vehicle', { as: finish });
    expect(early).toMatchObject({ code: 'contact-running', params: { remainingMs: 1, readyAt: night.now + 1 } });
    expect(statusOf(night, 'disinfect-vehicle')).toBe('running');
    night.now += 1;
    expect(report(night, 'disinfect-vehicle', { as: finish })).toEqual(accepted);
    expect(statusOf(night, 'disinfect-vehicle')).toBe('done');
    expect(found(night, 'disinfect-vehicle', 'disinfect.contact-time')).toMatchObject({
      outcome: 'pass',
      seen: { minutes: 30 },
      limit: { minutes: 30 },
    });
  });

  it('[V5] wetting again starts it anew', () => {
    const night = started();
    night.now += 29 * minuteMs;
    expect(report(night, 'disinfect-vehicle', { as: rewet })).toEqual(accepted);
    night.now += 30 * minuteMs - 1;
    expect(report(night, 'disinfect-vehicle', { as: finish })).toEqual(refusedWith('contact-running'));
    night.now += 1;
    expect(report(night, 'disinfect-vehicle', { as: finish })).toEqual(accepted);
  });

  it.each([
    ['too weak', { chlorineMgPerL: 499 }, 'disinfect.batch-strength'],
    ['expired', { expiresAt: tenAtNight + 29 * minuteMs }, 'disinfect.batch-expiry'],
  ])('[V3] wetting again with a batch that is %s is held, and nothing is finished on it', (_what, change, rule) => {
    const night = started();
    const added = { ...batch, expiresAt: tenAtNight + 600 * minuteMs, ...change };
    night.ask(administrator, { type: 'addBatch', batch: added });
    night.now += 29 * minuteMs;
    report(night, 'disinfect-vehicle', { as: { ...rewet, batchId: 'batch-2' } });
    expect(heldFor(night)).toEqual([rule]);
    expect(statusOf(night, 'disinfect-vehicle')).toBe('failed');
    night.now += 30 * minuteMs;
    expect(report(night, 'disinfect-vehicle', { as: finish })).toEqual(refusedWith('visit-held'));
    night.ask(supervisorA, { type: 'resumeVisit', visitId: visitA, note: '换一批' });
    expect(report(night, 'disinfect-vehicle', { as: finish })).toEqual(refusedWith('disinfection-not-started'));
  });

  it('[V3] wetting again leaves the same findings for the batch as the start, and knows the same batches', () => {
    const night = started();
    report(night, 'disinfect-vehicle', { as: rewet });
    const [, again] = night.visit(visitA).steps['disinfect-vehicle']?.entries ?? [];
    expect(again?.findings.map(({ rule, outcome }) => [rule, outcome])).toEqual([
      ['disinfect.batch-strength', 'pass'],
      ['disinfect.batch-expiry', 'pass'],
    ]);
    const unknown = { ...rewet, batchId: 'batch-9' };
    expect(report(night, 'disinfect-vehicle', { as: unknown })).toEqual(refusedWith('batch-unknown'));
  });

  it('[V5] the tablet’s clock has no say', () => {
    const night = started();
    const visitId = visitA;
    const command = {
      type: 'reportStep',
      commandId: '01930000-0000-7000-8000-0000000000ff',
      observedAt: night.now + 600 * minuteMs,
      visitId,
      stationId: 'main-gate',
      stepId: 'disinfect-vehicle',
      report: finish,
    } as const;
    const gate = { kind: 'person', personId: 'gate-1', name: '门岗', role: 'gate', stations: ['main-gate'] } as const;
    expect(night.submit(gate, command)).toEqual(refusedWith('contact-running'));
  });

  it('[V5] an early finish is a slip and no attempt that rings', () => {
    const night = started();
    report(night, 'disinfect-vehicle', { as: finish });
    expect(night.standing()).toEqual([]);
  });

  it('[V5] is the site’s figure', () => {
    const night = nightAt('disinfect-vehicle', {}, new Night(withLimits(siteAt(), { contactMinutes: 15 })));
    report(night, 'disinfect-vehicle');
    night.now += 15 * minuteMs;
    expect(report(night, 'disinfect-vehicle', { as: finish })).toEqual(accepted);
  });

  it('[V5] nothing is finished or wetted again before it was begun, nor begun twice', () => {
    const night = nightAt('disinfect-vehicle');
    expect(report(night, 'disinfect-vehicle', { as: finish })).toEqual(refusedWith('disinfection-not-started'));
    expect(report(night, 'disinfect-vehicle', { as: rewet })).toEqual(refusedWith('disinfection-not-started'));
    report(night, 'disinfect-vehicle');
    expect(report(night, 'disinfect-vehicle', { as: startOf(vehicle) })).toEqual(refusedWith('disinfection-started'));
  });

  it('[V5] done again after a fail, it is begun again from nothing', () => {
    const night = startWith({ chlorineMgPerL: 100 });
    night.now += 60 * minuteMs;
    night.ask(supervisorA, { type: 'resumeVisit', visitId: visitA, note: '换一批' });
    expect(report(night, 'disinfect-vehicle', { as: finish })).toEqual(refusedWith('disinfection-not-started'));
    expect(report(night, 'disinfect-vehicle', { as: startOf(vehicle) })).toEqual(accepted);
    expect(report(night, 'disinfect-vehicle', { as: finish })).toEqual(refusedWith('contact-running'));
  });
});

import { describe, expect, it, vi } from 'vitest';
import { correct } from '../../testing/corrections.ts';
import { goTo, nightAt, report, visitA } from '../../testing/journey.ts';
import { found, ringing, statusOf } from '../../testing/looking.ts';
import type { Night } from '../../testing/night.ts';
import { minuteMs } from '../../time.ts';
import { isWaivable } from '../../visit/rules.ts';
import { shape } from './shape.ts';

vi.mock('../../plan/shipped.ts', async (original) => {
  const { plansWith } = await import('../../testing/plan.ts');
  return plansWith(await original(), {
    before: 'verify-crew',
    steps: [{ key: 'dry', kind: 'dry', where: 'gate' }],
  });
});

const at = (celsius: number, finished = false) => ({ kind: 'dry', celsius, finished }) as const;

/** A curve: readings, each so many minutes after the one before. */
function read(night: Night, ...curve: readonly (readonly [number, number])[]): void {
  for (const [minutes, celsius] of curve) {
    night.wait(minutes);
    report(night, 'dry', { as: at(celsius) });
  }
}
const finish = (night: Night, minutes: number, celsius = 66) => {
  night.wait(minutes);
  return report(night, 'dry', { as: at(celsius, true) });
};

describe('drying', () => {
  it('[DR1] takes a vehicle through its plan, reading by reading', () => {
    const night = nightAt('dry');
    goTo(night, null);
    expect(night.visit(visitA).status).toBe('released');
    const curve = night.story(visitA).filter((e) => e.type === 'stepReported' && e.stepId === 'dry');
    expect(curve).toHaveLength(6); // every ten minutes, and at the end
  });

  it('[DR1] a reading that is too hot is a remark; one that no thermometer shows is none', () => {
    const night = nightAt('dry');
    read(night, [0, 76]);
    expect(found(night, 'dry', 'dry.too-hot')).toMatchObject({ outcome: 'warn', limit: { hottestC: 75 } });
    expect(statusOf(night, 'dry')).toBe('running');
    for (const celsius of [-41, 151, Number.NaN]) expect(shape.report.safeParse(at(celsius)).success).toBe(false);
  });

  it('[DR2] is finished after 45 minutes at 65 degrees or more, not a second earlier', () => {
    const night = nightAt('dry');
    read(night, [0, 40], [20, 65], [15, 70], [15, 75]);
    const readyAt = night.now + 15 * minuteMs;
    expect(finish(night, 15 - 1 / 60)).toMatchObject({ ok: false, code: 'contact-running', params: { readyAt } });
    expect(finish(night, 1 / 60)).toMatchObject({ ok: true });
    expect(found(night, 'dry', 'dry.held')).toMatchObject({
      outcome: 'pass',
      seen: { minutes: 45, readings: 4, lowest: 65 },
      limit: { minutes: 45, leastC: 65 },
    });
    expect(statusOf(night, 'dry')).toBe('done');
    expect(isWaivable('dry.held')).toBe(false);
  });

  it('[DR2] starts anew after a reading that was too cold', () => {
    const night = nightAt('dry');
    read(night, [0, 70], [15, 64.9], [5, 70], [15, 70]);
    expect(finish(night, 15)).toMatchObject({ ok: false, params: { remainingMs: 15 * minuteMs } });
  });

  it('[DR2] starts anew where nobody read for more than a quarter of an hour', () => {
    const night = nightAt('dry');
    read(night, [0, 70], [16, 70], [14, 70]);
    expect(finish(night, 15)).toMatchObject({ ok: false, params: { remainingMs: 16 * minuteMs } });
  });

  it('[DR2] is not finished by a last reading that is too cold, or too late', () => {
    const night = nightAt('dry');
    read(night, [0, 70], [15, 70], [15, 70]);
    const again = { ok: false, params: { remainingMs: 45 * minuteMs } };
    expect(finish(night, 15, 64)).toMatchObject(again);
    expect(finish(night, 1)).toMatchObject(again);
  });

  it('[DR3] asks for the next reading after ten minutes', () => {
    const night = nightAt('dry');
    read(night, [0, 70]);
    night.wait(9);
    expect(ringing(night)).not.toContain('visit.contact-over');
    night.wait(2);
    expect(ringing(night)).toContain('visit.contact-over');
  });

  it('[DR2] a corrected reading counts as it is now', () => {
    const night = nightAt('dry');
    read(night, [0, 70], [15, 7.1], [15, 70]);
    expect(correct(night, 'dry', at(71), { place: 1 })).toMatchObject({ ok: true });
    expect(correct(night, 'dry', at(71, true))).toMatchObject({ code: 'report-mismatch' });
    expect(finish(night, 15)).toMatchObject({ ok: true });
  });
});

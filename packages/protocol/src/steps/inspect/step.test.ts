import { describe, expect, it, vi } from 'vitest';
import { correct } from '../../testing/corrections.ts';
import { goTo, nightAt, report, visitA } from '../../testing/journey.ts';
import { found, heldFor, statusOf } from '../../testing/looking.ts';
import type { ReportOf } from '../kinds.ts';
import { shape, inspectedPoints } from './shape.ts';

vi.mock('../../plan/shipped.ts', async (original) => {
  const { plansWith } = await import('../../testing/plan.ts');
  return plansWith(await original(), {
    before: 'admit',
    steps: [{ key: 'inspect', kind: 'inspect', where: 'gate' }],
  });
});

type Report = ReportOf<'inspect'>;
type Seen = Report['points'][number];

const good = (point: Seen['point']): Seen => ({ point, inOrder: true, note: null, photo: null });
const seen = (change: Partial<Seen> = {}): Report => ({
  kind: 'inspect',
  points: inspectedPoints.map((point) => (point === 'toolbox' ? { ...good(point), ...change } : good(point))),
});
const photo = '018f0000-0000-7000-8000-000000000001';

describe('an inspection', () => {
  it('[IN1] takes a vehicle through its plan when every point is in order', () => {
    const night = nightAt('inspect');
    goTo(night, null);
    expect(night.visit(visitA).status).toBe('released');
    expect(found(night, 'inspect', 'inspect.complete')).toMatchObject({ outcome: 'pass', seen: { points: 7 } });
  });

  it('[IN1] a point that was left out fails and holds the vehicle', () => {
    const night = nightAt('inspect');
    report(night, 'inspect', { as: { ...seen(), points: seen().points.slice(1) } });
    expect(found(night, 'inspect', 'inspect.complete')).toMatchObject({ outcome: 'fail', seen: { unseen: 1 } });
    expect(heldFor(night)).toEqual(['inspect.complete']);
    expect(statusOf(night, 'inspect')).toBe('failed');
  });

  it.each([
    ['a note', { inOrder: false, note: '工具箱上锁，司机无钥匙' }],
    ['a photo', { inOrder: false, photo }],
  ])('[IN2] what is not in order holds the vehicle, described by %s', (_, change) => {
    const night = nightAt('inspect');
    report(night, 'inspect', { as: seen(change) });
    expect(heldFor(night)).toEqual(['inspect.in-order']);
    expect(found(night, 'inspect', 'inspect.explained')).toMatchObject({ outcome: 'pass' });
  });

  it('[IN2] what is neither noted nor photographed fails by itself, and a correction adds the note', () => {
    const night = nightAt('inspect');
    report(night, 'inspect', { as: seen({ inOrder: false }) });
    expect(heldFor(night)).toEqual(['inspect.in-order', 'inspect.explained']);
    expect(correct(night, 'inspect', seen({ inOrder: false, note: '备胎内有夹带' }))).toMatchObject({ ok: true });
    expect(night.visit(visitA).steps['inspect']?.entries[0]?.report).toMatchObject(
      seen({ inOrder: false, note: '备胎内有夹带' }),
    );
  });

  it('[IN1] names no point twice, none that is not there, and no number of a person', () => {
    const reads = (points: unknown[]) => shape.report.safeParse({ kind: 'inspect', points }).success;
    expect(reads([good('cab')])).toBe(true);
    expect(reads([good('cab'), good('cab')])).toBe(false);
    expect(reads([{ ...good('cab'), point: 'driver' }])).toBe(false);
    expect(reads([{ ...good('cab'), note: '证件 440524188001010014' }])).toBe(false);
    expect(reads([{ ...good('cab'), photo: 'photo-1' }])).toBe(false);
  });
});

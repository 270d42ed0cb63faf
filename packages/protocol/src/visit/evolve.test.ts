import { describe, expect, it } from 'vitest';
import { nightAt, visitA } from '../testing/journey.ts';
import { declarationOf } from '../testing/declarations.ts';
import { applyEvents } from '../engine/change.ts';
import { visitAggregate } from './aggregate.ts';
import { evolveVisit } from './evolve.ts';
import type { VisitEvent } from './events.ts';
import type { VisitState } from './state.ts';

const by = { personId: null, name: 'import', role: 'system' } as const;
const stamp = { at: 1_000, by, version: 1 };
const declared: VisitEvent = {
  type: 'visitDeclared',
  declaration: declarationOf(),
  plan: { id: 'supply', version: 1 },
  unannounced: false,
};
const held: VisitEvent = { type: 'visitHeld', reason: { kind: 'lockdown' } };
const cancelled: VisitEvent = { type: 'declarationCancelled', reason: '取消' };

describe('folding the log', () => {
  it.each<[string, () => VisitState | null, VisitEvent]>([
    ['anything before the declaration', () => null, held],
    ['a second declaration', () => evolveVisit(null, declared, stamp, visitA), declared],
    ['a hold before the arrival', () => evolveVisit(null, declared, stamp, visitA), held],
    [
      'an arrival at the exit',
      () => nightAt('release').visit(visitA),
      { type: 'vehicleArrived', gateId: 'g', limits: limits() },
    ],
    ['anything after the end', () => nightAt(null).visit(visitA), held],
    ['a cancellation of a visit under way', () => nightAt('seal').visit(visitA), cancelled],
  ])('[R5] %s is a hole in the log, and no state', (_what, before, event) => {
    expect(() => evolveVisit(before(), event, stamp, visitA)).toThrow(RangeError);
  });

  it('[R5] events are numbered on from the version that was decided on', () => {
    const first = applyEvents(visitAggregate, visitA, null, [declared], { at: 1, by }).changed;
    expect(first.after.version).toBe(1);
    const second = applyEvents(visitAggregate, visitA, first.after, [cancelled], { at: 2, by }).changed;
    expect(second.stamped).toEqual([{ event: cancelled, version: 2 }]);
    expect(second.after).toMatchObject({ version: 2, state: { status: 'cancelled', closedAt: 2, closedBy: by } });
  });

  it('[R5] nothing to apply to nothing is a mistake of the caller', () => {
    expect(() => applyEvents(visitAggregate, visitA, null, [], { at: 1, by })).toThrow(RangeError);
  });

  it('[R5] a closed visit keeps nothing that only a visit under way has', () => {
    const closed = nightAt(null).visit(visitA);
    for (const field of ['held', 'limits', 'currentSince']) expect(closed).not.toHaveProperty(field);
    expect(closed).toMatchObject({ gateId: 'main-gate', reason: null, closedBy: { personId: 'gate-1' } });
  });

  it('[R5] an attempt that comes after the end changes nothing that is shown', () => {
    const closed = nightAt(null).visit(visitA);
    const late: VisitEvent = { type: 'attemptRefused', code: 'step-done', reasons: [], stepId: null, stationId: null };
    expect(evolveVisit(closed, late, stamp, visitA)).toMatchObject({ status: 'released', alerts: [] });
    expect(
      applyEvents(visitAggregate, visitA, { version: 9, state: closed }, [late], { at: 1, by }).causes.raise,
    ).toEqual([]);
  });
});

function limits() {
  return nightAt('seal').underWay(visitA).limits;
}

import { gateOfficer, supervisorA, supervisorB } from '@cordon/protocol/testing/actors.ts';
import { correct } from '@cordon/protocol/testing/corrections.ts';
import { crewOf } from '@cordon/protocol/testing/declarations.ts';
import { nightAt, report, visitA } from '@cordon/protocol/testing/journey.ts';
import type { Night } from '@cordon/protocol/testing/night.ts';
import { readingOf } from '@cordon/protocol/testing/reports.ts';
import { minuteMs } from '@cordon/protocol/time.ts';
import { describe, expect, it } from 'vitest';
import { changedAfterComparison, changedSinceHold, changedSinceJudged } from './changed.ts';
import { comparisonOf } from './comparison.ts';

const sealed = { kind: 'seal', number: 'S-9000' } as const;
const read = (night: Night) => report(night, 'reconcile', { as: readingOf(night.visit(visitA), { seal: 'S-9000' }) });

/** S-4711 came in, S-9000 was read, and four minutes later a supervisor corrects the entry to it. */
function corrected(): Night {
  const night = nightAt('reconcile');
  read(night);
  night.wait(4);
  correct(night, 'seal', sealed);
  return night;
}

describe('what was changed since', () => {
  it('[U333] the hold: of the reports, the crew and the stops, with both values', () => {
    expect(changedSinceHold(corrected().underWay(visitA))).toMatchObject([
      { by: { personId: supervisorA.personId }, what: { was: { number: 'S-4711' }, is: { number: 'S-9000' } } },
    ]);
    const night = nightAt('admit');
    night.ask(gateOfficer, { type: 'changeCrew', visitId: visitA, crew: crewOf(2), reason: '加人' });
    night.wait(1);
    night.ask(supervisorB, { type: 'holdVisit', visitId: visitA, reason: '核对' });
    expect(changedSinceHold(night.underWay(visitA))).toEqual([]);
    night.ask(supervisorA, { type: 'changeStops', visitId: visitA, stops: ['north-shop'], reason: '改道' });
    expect(changedSinceHold(night.underWay(visitA))).toMatchObject([{ what: { kind: 'stops' } }]);
  });

  it('[U333] the check that an override is asked for', () => {
    expect(changedSinceJudged(corrected().underWay(visitA), 'reconcile')).toHaveLength(1);
    expect(changedSinceJudged(nightAt('admit').underWay(visitA), 'admit')).toEqual([]);
  });

  it('[U334] the first reading at the exit: beside the field that it touches, also after it is read again', () => {
    const night = corrected();
    const changesOfSeal = () => comparisonOf(night.visit(visitA))?.fields.find(({ rule }) => rule === 'reconcile.seal');
    expect(changesOfSeal()).toMatchObject({ same: false, entry: { seal: 'S-4711' }, changes: [{ at: night.now }] });
    night.ask(supervisorB, { type: 'resumeVisit', visitId: visitA, note: '重读' });
    night.wait(2);
    read(night);
    expect(changesOfSeal()).toMatchObject({ same: true, entry: { seal: 'S-9000' }, changes: [{}] });
    const comparison = comparisonOf(night.visit(visitA));
    expect(changedAfterComparison(night.visit(visitA)).map(({ at }) => at - (comparison?.firstAt ?? 0))).toEqual([
      4 * minuteMs,
    ]);
  });

  it('[U334] what the exit is not compared with is not of the comparison', () => {
    const night = nightAt('release');
    correct(night, 's1.dock', { kind: 'dock', crewInCab: true, windowsShut: false, masksOn: true });
    expect(changedAfterComparison(night.visit(visitA))).toEqual([]);
  });
});

import type { Declaration } from '../declaration/declaration.ts';
import type { Plates } from '../visit/state.ts';
import type { ReportOf } from '../visit/report.ts';
import { declare, report, visitA } from './journey.ts';
import { Night } from './night.ts';
import { waive } from './overrides.ts';

/** The report of an arrival that was announced as 渝A12345 without a trailer. */
export function arrivalOf(seen: Partial<ReportOf<'arrive'>> = {}): ReportOf<'arrive'> {
  return { kind: 'arrive', plate: '渝A12345', trailerPlate: null, handReason: null, ...seen };
}

/** A night with one vehicle that came with other plates than announced, waived by two people. */
export function arrivedAs(seen: Partial<Plates>, change: Partial<Declaration> = {}, night = new Night()): Night {
  declare(night, visitA, change);
  report(night, 'arrive', { as: arrivalOf(seen) });
  if (seen.plate !== undefined) waive(night, 'arrive', 'arrive.plate');
  if (seen.trailerPlate !== undefined) waive(night, 'arrive', 'arrive.trailer');
  return night;
}

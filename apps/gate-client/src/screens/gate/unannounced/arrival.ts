import {
  crewMember,
  type Declaration,
  type GoodsLine,
  maxCompanyLength,
  maxStops,
  purposes,
} from '@cordon/protocol/declaration/declaration.ts';
import { passPlausible } from '@cordon/protocol/plausible.ts';
import type { Station } from '@cordon/protocol/site/settings.ts';
import type { Instant } from '@cordon/protocol/time.ts';
import type { VisitState } from '@cordon/protocol/visit/state.ts';
import { z } from 'zod';
import { wantsReason } from '../../../steps/model/hand-reason.ts';
import { endOfLocalDay, isCalendarDay } from '@cordon/protocol/local-time.ts';

export const pages = ['plate', 'purpose', 'papers', 'crew'] as const;
export type Page = (typeof pages)[number];

export const arrivalFields = z.object({
  visitId: z.string(), // made once, so that a resend is the same visit
  page: z.enum(pages),
  plate: z.string(),
  handReason: z.string(),
  hasTrailer: z.boolean(),
  trailerPlate: z.string(),
  purpose: z.enum(purposes).nullable(),
  stops: z.array(z.string()),
  company: z.string(),
  goods: z.array(z.object({ name: z.string(), quantity: z.string(), unit: z.string() })),
  passNumber: z.string(),
  passUntil: z.string(),
  crew: z.array(crewMember),
  adding: z.boolean(),
});
export type ArrivalFields = z.infer<typeof arrivalFields>;

export function emptyArrival(visitId: string, plate: string): ArrivalFields {
  return {
    visitId,
    page: 'plate',
    plate,
    handReason: '',
    hasTrailer: false,
    trailerPlate: '',
    purpose: null,
    stops: [],
    company: '',
    goods: [],
    passNumber: '',
    passUntil: '',
    crew: [],
    adding: false,
  };
}

export type ArrivalFault =
  | 'plate'
  | 'handReason'
  | 'trailer'
  | 'purpose'
  | 'stops'
  | 'company'
  | 'goods'
  | 'pass'
  | 'passYear'
  | 'crew';

/** [U162] What is missing on this page before the next one can be shown; null when it is complete. */
export function faultOn(page: Page, fields: ArrivalFields, now: Instant, timeZone: string): ArrivalFault | null {
  switch (page) {
    case 'plate':
      if (fields.plate === '') return 'plate';
      if (fields.hasTrailer && fields.trailerPlate === '') return 'trailer';
      return handReasonOf(fields)?.length === 0 ? 'handReason' : null;
    case 'purpose':
      if (fields.purpose === null) return 'purpose';
      return fields.stops.length === 0 ? 'stops' : null;
    case 'papers':
      if (fields.company.trim() === '' || fields.company.length > maxCompanyLength) return 'company';
      if (goodsOf(fields).length !== fields.goods.length) return 'goods';
      if ((fields.passNumber === '') !== (fields.passUntil === '')) return 'pass';
      return isPassPlausible(fields, now, timeZone) ? null : 'passYear';
    case 'crew':
      return fields.crew.length === 0 ? 'crew' : null;
    default:
      return page satisfies never;
  }
}

/** [U162] Why plates without a known form are entered; null when no reason is wanted, empty when it is missing. */
export function handReasonOf({ plate, hasTrailer, trailerPlate, handReason }: ArrivalFields): string | null {
  if (!wantsReason(plate, hasTrailer ? trailerPlate : null)) return null;
  const reason = handReason.trim();
  return reason.length < 2 ? '' : reason;
}

/** [D37] */
function isPassPlausible({ passUntil }: ArrivalFields, now: Instant, timeZone: string): boolean {
  const until = endOfPickedDay(passUntil, timeZone);
  return until === null || passPlausible(until, now) !== 'no';
}

function goodsOf({ goods }: ArrivalFields): GoodsLine[] {
  return goods
    .map(({ name, quantity, unit }) => ({ name: name.trim(), quantity: Number(quantity), unit: unit.trim() }))
    .filter(({ name, quantity, unit }) => name !== '' && unit !== '' && quantity > 0);
}

/** [U163] The declaration that the gate writes for a vehicle that nobody announced: made and expected now. */
export function declarationOf(fields: ArrivalFields, now: Instant, timeZone: string): Declaration | null {
  const { plate, hasTrailer, trailerPlate, purpose, stops, company, passNumber, passUntil, crew } = fields;
  if (purpose === null || pages.some((page) => faultOn(page, fields, now, timeZone) !== null)) return null;
  const validUntil = endOfPickedDay(passUntil, timeZone);
  return {
    plate,
    trailerPlate: hasTrailer ? trailerPlate : null,
    purpose,
    company: company.trim(),
    stops,
    goods: goodsOf(fields),
    vehiclePass: validUntil === null ? null : { number: passNumber, validUntil },
    declaredAt: now,
    eta: now,
    crew,
  };
}

/** [U164] Stops are served in the order in which they were tapped; a second tap takes one out again. */
export function toggleStop(stops: readonly string[], stationId: string): string[] {
  if (stops.includes(stationId)) return stops.filter((stop) => stop !== stationId);
  return stops.length < maxStops ? [...stops, stationId] : [...stops];
}

/** The open points that serve this purpose. */
export function pointsFor(stations: readonly Station[], purpose: 'supply' | 'refuse'): Station[] {
  const kind = purpose === 'supply' ? 'unloading' : 'refuse';
  return stations.filter((station) => station.open && station.kind === kind);
}

/** [U165] Companies that came lately, the latest first: most nights it is one of them. */
export function recentCompanies(visits: readonly VisitState[], purpose: 'supply' | 'refuse', most: number): string[] {
  const latest = visits
    .filter(({ declaration }) => declaration.purpose === purpose)
    .toSorted((a, b) => b.declaration.eta - a.declaration.eta)
    .map(({ declaration }) => declaration.company);
  return [...new Set(latest)].slice(0, most);
}

/** [U160] The last millisecond of a day that was picked as `2026-11-30`; null when it is no day. */
export function endOfPickedDay(picked: string, timeZone: string): Instant | null {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(picked) ?? [];
  const local = { year: Number(year), month: Number(month), day: Number(day) };
  return year !== undefined && isCalendarDay(local) ? endOfLocalDay(local, timeZone) : null;
}

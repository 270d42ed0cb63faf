import { hourMs, type Instant } from './time.ts';

/*
 * Which times are plausible. The form of a date does not reveal a wrong year: 2062 is as well-formed as 2026. An
 * impossible time is a *fault*; an unusual time that may be intended is a *remark*.
 */

const dayMs = 24 * hourMs;
const yearMs = 365 * dayMs;

/** Cordon did not exist before: an earlier time in a declaration is a mistake. */
export const firstPlausible: Instant = Date.UTC(2020, 0, 1);

/** Limits in ms for the announced arrival, relative to now. */
export const plausibleEta = {
  behindMs: dayMs, // last night's file may be imported in the morning
  longBehindMs: 30 * dayMs, // beyond this, another month was meant
  aheadMs: 60 * dayMs, // some declare for a whole term; a day is usual
  latestMs: 5 * yearMs, // limit for every file
} as const;

/** How long before the arrival a declaration may be made, in ms. */
export const plausibleDeclared = { oddMs: 60 * dayMs, longestMs: yearMs } as const;

/**
 * How far the last day of a pass may lie before or after the arrival, in ms. The gate judges a pass that has just
 * expired.
 */
export const plausiblePass = { expiredMs: yearMs, aheadMs: 10 * yearMs } as const;

/** How long before the arrival a sample may be taken, in ms. The gate judges its age in hours. */
export const plausibleSample = { oddMs: 30 * dayMs, longestMs: yearMs } as const;

/**
 * Limits in ms for a batch of disinfectant, relative to now: chlorine is mixed fresh and sold with a shelf life of a
 * year or two.
 */
export const plausibleBatch = { mixedBehindMs: yearMs, mixedAheadMs: dayMs, expiresAheadMs: 3 * yearMs } as const;

const oldestPerson = 120; // years

/** The time that a refusal `implausible-time` names. */
export type TimeField = 'eta' | 'declaredAt' | 'validUntil' | 'sampledAt' | 'batch' | 'night';

/** `odd` is worth a remark, `no` is a fault. */
export type Plausible = 'yes' | 'odd' | 'no';

/** [D31] How plausible a duration is: `odd` from `oddMs` on, `no` from `longestMs` on. */
export function within(elapsedMs: number, { oddMs, longestMs }: { oddMs: number; longestMs: number }): Plausible {
  if (elapsedMs > longestMs) return 'no';
  return elapsedMs > oddMs ? 'odd' : 'yes';
}

/**
 * [D31] A pass that ends before the arrival is odd. One that ended a year before, or ends in more than ten years, has a
 * wrong year.
 */
export function passPlausible(until: Instant, eta: Instant): Plausible {
  if (until < eta - plausiblePass.expiredMs || until > eta + plausiblePass.aheadMs) return 'no';
  return until < eta ? 'odd' : 'yes';
}

/**
 * [D31] Whether a person with this identity number can have been born by then and be alive.
 *
 * @param identityNumber a number that `readIdentityNumber` accepted
 */
export function isBornBy(identityNumber: string, at: Instant): boolean {
  const [year, month, day] = [identityNumber.slice(6, 10), identityNumber.slice(10, 12), identityNumber.slice(12, 14)];
  const born = Date.UTC(Number(year), Number(month) - 1, Number(day));
  return born <= at + dayMs && Number(year) >= new Date(at).getUTCFullYear() - oldestPerson; // a day for time zones
}

/** [D31] A batch is entered when it is mixed, and has a limited shelf life. */
export function isPlausibleBatch(
  { mixedAt, expiresAt }: { mixedAt: Instant; expiresAt: Instant },
  now: Instant,
): boolean {
  const { mixedBehindMs, mixedAheadMs, expiresAheadMs } = plausibleBatch;
  return mixedAt >= now - mixedBehindMs && mixedAt <= now + mixedAheadMs && expiresAt <= now + expiresAheadMs;
}

/**
 * [D32] [D37] Whether an arrival, or the night of a review, is neither before Cordon existed nor years ahead. A clock
 * that was set back leaves nights that lie in the future.
 */
export function isPlausibleEta(eta: Instant, now: Instant): boolean {
  return eta >= firstPlausible && eta <= now + plausibleEta.latestMs;
}

/**
 * [D37] Whether a declaration can have been made then: less than a year before the arrival, and not after it or later
 * than tomorrow.
 */
export function isPlausibleDeclaration(declaredAt: Instant, eta: Instant, now: Instant): boolean {
  return within(eta - declaredAt, plausibleDeclared) !== 'no' && declaredAt <= Math.max(eta, now) + dayMs;
}

/**
 * [D37] Whether the time of a sample is plausible, compared with the moments that it is needed for. The gate judges
 * whether it is too old or in the future.
 */
export function isPlausibleSample(sampledAt: Instant, moments: readonly Instant[]): boolean {
  const [first, last] = [Math.min(...moments), Math.max(...moments)];
  return sampledAt >= first - plausibleSample.longestMs && sampledAt <= last + dayMs;
}

/** [D31] Whether the arrival of a declaration that is made now, at the gate, is in the right year. */
export function isPlausibleArrival(eta: Instant, now: Instant): boolean {
  return eta >= now - plausibleEta.longBehindMs && eta <= now + plausibleEta.aheadMs;
}

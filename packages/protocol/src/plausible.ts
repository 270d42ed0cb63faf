import { hourMs, type Instant } from './time.ts';

/*
 * Which times can be meant. The form of a date says nothing of its year: 2062 is written as well as 2026. A *fault* is what
 * nobody can mean; what somebody may mean, and most did not, is a *remark*.
 */

const dayMs = 24 * hourMs;
const yearMs = 365 * dayMs;

/** Cordon did not exist before: whatever is declared for an earlier time is a mistake. */
export const firstPlausible: Instant = Date.UTC(2020, 0, 1);

export const plausibleEta = {
  behindMs: dayMs, // last night's file, imported in the morning
  longBehindMs: 30 * dayMs, // further back it is another month than the one that was meant
  aheadMs: 60 * dayMs, // declared for a term; the usual is a day
  latestMs: 5 * yearMs, // nothing is declared for a later time, whatever the file is
} as const;

/** Of a declaration: how long before the arrival it was made. */
export const plausibleDeclared = { oddMs: 60 * dayMs, longestMs: yearMs } as const;

/** Of a pass: how far its last day lies from the arrival. One that has just expired is the gate's to judge. */
export const plausiblePass = { expiredMs: yearMs, aheadMs: 10 * yearMs } as const;

/** Of a sample: how long before the arrival it was taken. Its age in hours is the gate's to judge. */
export const plausibleSample = { oddMs: 30 * dayMs, longestMs: yearMs } as const;

/** Of a batch of disinfectant: chlorine is mixed fresh, and sold with a year or two. */
export const plausibleBatch = { mixedBehindMs: yearMs, mixedAheadMs: dayMs, expiresAheadMs: 3 * yearMs } as const;

const oldestPerson = 120; // years

/** What a refusal calls the time that nobody can mean. */
export type TimeField = 'eta' | 'declaredAt' | 'validUntil' | 'sampledAt' | 'batch' | 'night';

export type Plausible = 'yes' | 'odd' | 'no';

/** [D31] How a length of time before or after another fits: odd from `oddMs` on, impossible from `longestMs` on. */
export function within(elapsedMs: number, { oddMs, longestMs }: { oddMs: number; longestMs: number }): Plausible {
  if (elapsedMs > longestMs) return 'no';
  return elapsedMs > oddMs ? 'odd' : 'yes';
}

/** [D31] A pass that ends before the arrival is odd; one that ended a year before, or ends in ten years, is a wrong year. */
export function passPlausible(until: Instant, eta: Instant): Plausible {
  if (until < eta - plausiblePass.expiredMs || until > eta + plausiblePass.aheadMs) return 'no';
  return until < eta ? 'odd' : 'yes';
}

/**
 * [D31] Whether somebody with this identity number can have been born by then, and be alive.
 *
 * @param identityNumber that was read without a fault
 */
export function isBornBy(identityNumber: string, at: Instant): boolean {
  const [year, month, day] = [identityNumber.slice(6, 10), identityNumber.slice(10, 12), identityNumber.slice(12, 14)];
  const born = Date.UTC(Number(year), Number(month) - 1, Number(day));
  return born <= at + dayMs && Number(year) >= new Date(at).getUTCFullYear() - oldestPerson; // a day for time zones
}

/** [D31] A batch is entered when it is mixed, and is not good for ever. */
export function isPlausibleBatch(
  { mixedAt, expiresAt }: { mixedAt: Instant; expiresAt: Instant },
  now: Instant,
): boolean {
  const { mixedBehindMs, mixedAheadMs, expiresAheadMs } = plausibleBatch;
  return mixedAt >= now - mixedBehindMs && mixedAt <= now + mixedAheadMs && expiresAt <= now + expiresAheadMs;
}

/**
 * [D32] [D37] Nothing is declared for a time before there was Cordon, or for years ahead, whatever the rest of its file is; and no
 * night of such a time is looked back at. (A clock that was set back leaves nights that are still to come by it.)
 */
export function isPlausibleEta(eta: Instant, now: Instant): boolean {
  return eta >= firstPlausible && eta <= now + plausibleEta.latestMs;
}

/** [D37] Of a declaration that was made for this arrival: not a year before it, and not after it or tomorrow. */
export function isPlausibleDeclaration(declaredAt: Instant, eta: Instant, now: Instant): boolean {
  return within(eta - declaredAt, plausibleDeclared) !== 'no' && declaredAt <= Math.max(eta, now) + dayMs;
}

/** [D37] Of a sample, beside the moments that it is looked at for. Whether it is too old, or still to come, the gate judges. */
export function isPlausibleSample(sampledAt: Instant, moments: readonly Instant[]): boolean {
  const [first, last] = [Math.min(...moments), Math.max(...moments)];
  return sampledAt >= first - plausibleSample.longestMs && sampledAt <= last + dayMs;
}

/** [D31] Times of a declaration that is made now, at the gate: nobody arrives in another year. */
export function isPlausibleArrival(eta: Instant, now: Instant): boolean {
  return eta >= now - plausibleEta.longBehindMs && eta <= now + plausibleEta.aheadMs;
}

import type { Facts } from '@cordon/protocol/decision.ts';
import { jumpsOf } from '@cordon/protocol/site/clock-jumps.ts';
import type { Instant } from '@cordon/protocol/time.ts';
import { claimsOf } from '@cordon/protocol/visit/claims.ts';
import type { Finding } from '@cordon/protocol/visit/finding.ts';
import { platesOf } from '@cordon/protocol/visit/plates.ts';
import { stepThat } from '@cordon/protocol/visit/route.ts';
import type { VisitUnderWay } from '@cordon/protocol/visit/state.ts';
import { admitFindings } from '@cordon/protocol/steps/admit/step.ts';
import { applyWaivers } from '@cordon/protocol/visit/waivers.ts';
import type { Picture } from './picture.ts';
import { visitsIn } from './selectors.ts';

/**
 * [U5] What admission would find now, by the server's own rules over the picture: why a vehicle waits, and since when it
 * need not. The server's word stays the one that counts.
 */
export function admissionOf(visit: VisitUnderWay, picture: Picture, now: Instant): Finding[] {
  if (picture.site === null) return [];
  const facts: Facts = {
    now,
    actor: { kind: 'system', name: 'clock' }, // these rules do not ask who
    site: picture.site.state,
    holders: holdersOf(picture),
    plates: platesIn(picture),
  };
  const step = stepThat('enters', visit);
  return step === undefined
    ? []
    : applyWaivers(visit, step.id, admitFindings({ visit, facts }), now, jumpsOf(facts.site));
}

/** The plates of the vehicles in this picture, by visit. */
export function platesIn(picture: Pick<Picture, 'visits'>): Record<string, string> {
  return Object.fromEntries(visitsIn(picture).map((visit) => [visit.id, platesOf(visit).plate]));
}

/** Who holds which plate and which place, as this picture knows it. */
export function holdersOf(picture: Pick<Picture, 'visits'>): Record<string, string[]> {
  const holders: Record<string, string[]> = {};
  for (const visit of visitsIn(picture)) {
    for (const claim of claimsOf(visit)) (holders[claim] ??= []).push(visit.id);
  }
  return holders;
}

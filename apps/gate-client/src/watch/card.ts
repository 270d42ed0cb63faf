import { currentStep, isTriedAgain } from '@cordon/protocol/visit/route.ts';
import { type VisitStep, isUnderWay, type VisitState } from '@cordon/protocol/visit/state.ts';
import type { AlertState } from '@cordon/protocol/alert/state.ts';
import type { ClockJump } from '@cordon/protocol/site/clock-jumps.ts';
import { type Place, placeOf } from '@cordon/protocol/visit/place.ts';
import { clockOf, type LoopClock, loopOf, loopToneOf, type Tone, toneOf, type VisitClock } from './visit-clock.ts';
import type { VisitRule } from '@cordon/protocol/visit/rules.ts';
import { waitingReasons } from '@cordon/protocol/steps/admit/step.ts';
import { admissionOf } from '../state/admission.ts';
import type { Picture } from '../state/picture.ts';

/** From the most urgent to the least. */
export const urgencies = ['critical', 'decision', 'over', 'near', 'calm'] as const;
export type Urgency = (typeof urgencies)[number];

/** One vehicle on the board or on the wall. */
export type Card = {
  id: string;
  visit: VisitState;
  plate: string;
  place: Place;
  step: VisitStep | null; // null when it has not arrived, or is closed
  clock: VisitClock | null;
  tone: Tone;
  loop: LoopClock | null;
  loopTone: Tone | 'critical';
  flags: FlagKind[];
  urgency: Urgency;
  since: number; // its age, for the order
};

/** @param alerts those of this visit */
export function cardOf(
  visit: VisitState,
  alerts: readonly AlertState[],
  now: number,
  jumps: readonly ClockJump[],
): Card {
  const clock = clockOf(visit, now, jumps);
  const loop = loopOf(visit, jumps);
  const tone = clock === null ? 'calm' : toneOf(clock, now);
  const loopTone = loop === null ? 'calm' : loopToneOf(loop, now);
  const flags = flagsOf(visit);
  return {
    id: visit.id,
    visit,
    plate: visit.declaration.plate,
    place: placeOf(visit),
    step: isUnderWay(visit) ? currentStep(visit) : null,
    clock,
    tone,
    loop,
    loopTone,
    flags,
    urgency: urgencyOf({ alerts, tone, loopTone, flags }),
    since: clock?.since ?? 0,
  };
}

const waitForSomebody: readonly FlagKind[] = ['held', 'help', 'override', 'deviation'];

/** [U63] Critical while nobody has taken a critical alert in hand, or the loop's last limit has passed. */
function urgencyOf({
  alerts,
  tone,
  loopTone,
  flags,
}: Pick<Card, 'tone' | 'loopTone' | 'flags'> & { alerts: readonly AlertState[] }): Urgency {
  const rings = alerts.some((a) => a.severity === 'critical' && a.acknowledged === null && a.clearedAt === null);
  if (rings || loopTone === 'critical') return 'critical';
  if (flags.some((flag) => waitForSomebody.includes(flag))) return 'decision';
  if (tone === 'over' || loopTone === 'over') return 'over';
  return tone === 'near' || loopTone === 'near' ? 'near' : 'calm';
}

/** [U63] Urgency, then age: the one that has waited longest stands first. */
export function byUrgency(a: Card, b: Card): number {
  return urgencies.indexOf(a.urgency) - urgencies.indexOf(b.urgency) || byAge(a, b);
}

export function byAge(a: Card, b: Card): number {
  return a.since - b.since || (a.plate < b.plate ? -1 : 1);
}

/** What a card says besides step and clock; in this order. */
const flagKinds = ['held', 'help', 'override', 'deviation', 'breach', 'unannounced'] as const;
export type FlagKind = (typeof flagKinds)[number];

/** [U62] `override` and `deviation` while they wait for somebody, `breach` from its confirmation to the end. */
export function flagsOf(visit: VisitState): FlagKind[] {
  const has: Record<FlagKind, boolean> = {
    held: isUnderWay(visit) && visit.held !== null,
    help: visit.helps.some(({ givenAt }) => givenAt === null),
    override: visit.overrides.some(({ status }) => status === 'asked'),
    deviation: visit.deviations.some(({ verdict }) => verdict === null),
    breach: visit.deviations.some(({ verdict }) => verdict === 'breach'),
    unannounced: visit.unannounced,
  };
  return flagKinds.filter((kind) => has[kind]);
}

/** [U68] What a vehicle that is ready for admission still waits for, by the same rules as the server's. */
export function waitsFor(visit: VisitState, picture: Picture, now: number): VisitRule[] {
  const step = isUnderWay(visit) && visit.held === null ? currentStep(visit) : null;
  if (step === null || !isUnderWay(visit) || !isTriedAgain(step)) return [];
  return waitingReasons(admissionOf(visit, picture, now));
}

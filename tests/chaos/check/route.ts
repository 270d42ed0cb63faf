import type { Declaration } from '@cordon/protocol/declaration/declaration.ts';
import type { StepOutcome } from '@cordon/protocol/visit/state.ts';
import type { FeedEvent } from '@cordon/protocol/wire/feed.ts';

const entrySteps = {
  supply: ['arrive', 'disinfect-vehicle', 'verify-crew', 'seal', 'admit'],
  refuse: ['arrive', 'disinfect-vehicle', 'verify-crew', 'admit'],
} as const;
const stopSteps = {
  supply: ['leg', 'dock', 'disinfect-goods', 'unload'],
  refuse: ['leg', 'dock', 'load', 'disinfect-place'],
} as const;
/** May be done while the agent of the disinfection before works. */
const overlapping = new Set(['verify-crew', 'seal']);

type Told = Extract<FeedEvent, { aggregate: 'visit' }>;

/** How far a visit is, told from its events by hand: what would have to be stored. */
export type Way = {
  steps: string[];
  status: string;
  isHeld: boolean;
  readonly done: Set<string>;
  readonly running: Set<string>;
  readonly helps: Set<string>; // those that are open
  readonly deviations: Set<string>;
};

export function newWay(): Way {
  const empty = () => new Set<string>();
  return {
    ...{ steps: [], status: '', isHeld: false },
    ...{ done: empty(), running: empty(), helps: empty(), deviations: empty() },
  };
}

/**
 * I2 by hand: the steps of the plan written down once more, what is done, what holds it. No rule of the product is asked.
 *
 * @returns why this event may not follow, or null
 */
export function takeInto(way: Way, { event }: Told): string | null {
  switch (event.type) {
    case 'visitDeclared':
    case 'declarationAmended':
      return announce(way, event.declaration);
    case 'vehicleArrived':
      return moveTo(way, 'atGate', ['expected']);
    case 'stepReported': {
      const fault = whyNotStep(way, event.stepId);
      settle(way, event.stepId, event.outcome);
      return fault;
    }
    case 'visitHeld': {
      const fault = way.isHeld && event.reason.kind === 'person' ? 'held when it is held' : whyNotHere(way, 'held');
      way.isHeld = true;
      return fault;
    }
    case 'visitResumed': {
      const fault = way.isHeld ? null : 'resumed when it is not held';
      way.isHeld = false;
      return fault;
    }
    case 'helpAsked':
      way.helps.add(event.helpId);
      return whyNotHere(way, 'help');
    case 'helpGiven':
      return way.helps.delete(event.helpId) ? null : 'help that nobody waits for';
    case 'deviationReported':
      way.deviations.add(event.deviationId);
      return whyNotHere(way, 'a deviation');
    case 'deviationSettled':
      return way.deviations.delete(event.deviationId) ? null : 'a verdict that nobody waits for';
    case 'visitRefused':
      way.isHeld = false;
      return moveTo(way, 'refused', ['atGate']);
    case 'visitEscortedOut':
      way.isHeld = false;
      return moveTo(way, 'escortedOut', ['inside', 'atExit']);
    case 'declarationCancelled':
      return moveTo(way, 'cancelled', ['expected']);
    default:
      return null; // moves nothing
  }
}

function announce(way: Way, { purpose, stops }: Pick<Declaration, 'purpose' | 'stops'>): string | null {
  const inside = stops.flatMap((_, i) => stopSteps[purpose].map((step) => `s${i + 1}.${step}`));
  way.steps = [...entrySteps[purpose], ...inside, 'leg-out', 'reconcile', 'release'];
  return moveTo(way, 'expected', ['', 'expected']);
}

function moveTo(way: Way, status: string, from: readonly string[]): string | null {
  const fault = from.includes(way.status) ? null : `${status} when it is ${way.status}`;
  way.status = status;
  return fault;
}

function whyNotHere({ status }: Way, what: string): string | null {
  const isHere = status === 'atGate' || status === 'inside' || status === 'atExit';
  return isHere ? null : `${what} for a visit that is ${status}`;
}

function whyNotStep(way: Way, stepId: string): string | null {
  const { steps, done, running, isHeld } = way;
  const away = whyNotHere(way, stepId);
  if (away !== null) return away;
  if (isHeld) return `${stepId} while it is held`;
  if (!steps.includes(stepId)) return `${stepId} is no step of its plan`;
  if (done.has(stepId)) return `${stepId} is done already`;
  const before = steps.slice(0, steps.indexOf(stepId)).filter((step) => !done.has(step));
  const isBeside = overlapping.has(stepId) && before.every((step) => running.has(step));
  return before.length === 0 || isBeside ? null : `${stepId} before ${before.join(' and ')}`;
}

function settle(way: Way, stepId: string, outcome: StepOutcome): void {
  way.running.delete(stepId);
  way.done.delete(stepId);
  if (outcome === 'running') way.running.add(stepId);
  if (outcome !== 'done') return;
  way.done.add(stepId);
  if (stepId === 'admit') way.status = 'inside';
  if (stepId === 'leg-out') way.status = 'atExit';
  if (stepId === 'release') way.status = 'released';
}

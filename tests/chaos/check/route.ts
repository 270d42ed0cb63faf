import type { VisitEvent } from '@cordon/protocol/visit/events.ts';
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

/** How far a visit is, told from its events by hand: what may follow, and what would have to be stored. */
export type Way = {
  /** @returns why this event may not follow, or null */
  take(entry: Told): string | null;
  readonly status: string;
  readonly isHeld: boolean;
  readonly done: readonly string[];
  readonly openHelps: number;
  readonly openDeviations: number;
};

/** I2 by hand: the steps of the plan written down once more, what is done, what holds it. No rule of the product is asked. */
export function newWay(): Way {
  let steps: string[] = [];
  let [status, isHeld] = ['', false];
  const [done, running] = [new Set<string>(), new Set<string>()];
  const [helps, deviations] = [new Set<string>(), new Set<string>()];

  const isOpen = () => status === 'atGate' || status === 'inside' || status === 'atExit';

  function whyNotStep(stepId: string): string | null {
    if (!isOpen()) return `${stepId} of a visit that is ${status}`;
    if (isHeld) return `${stepId} while it is held`;
    if (!steps.includes(stepId)) return `${stepId} is no step of its plan`;
    if (done.has(stepId)) return `${stepId} is done already`;
    const before = steps.slice(0, steps.indexOf(stepId)).filter((step) => !done.has(step));
    const isAhead = before.every((step) => running.has(step) || overlapping.has(step));
    if (before.length === 0 || (overlapping.has(stepId) && isAhead && before.every((step) => running.has(step))))
      return null;
    return `${stepId} before ${before.join(' and ')}`;
  }

  function settle(stepId: string, outcome: string): void {
    running.delete(stepId);
    done.delete(stepId);
    if (outcome === 'running') running.add(stepId);
    if (outcome !== 'done') return;
    done.add(stepId);
    if (stepId === 'admit') status = 'inside';
    if (stepId === 'leg-out') status = 'atExit';
    if (stepId === 'release') status = 'released';
  }

  function follow(event: VisitEvent): string | null {
    switch (event.type) {
      case 'visitDeclared':
      case 'declarationAmended': {
        const { purpose, stops } = event.declaration;
        if (status !== '' && status !== 'expected') return `announced when it is ${status}`;
        const inside = stops.flatMap((_, i) => stopSteps[purpose].map((step) => `s${i + 1}.${step}`));
        steps = [...entrySteps[purpose], ...inside, 'leg-out', 'reconcile', 'release'];
        status = 'expected';
        return null;
      }
      case 'vehicleArrived':
        if (status !== 'expected') return `arrived when it is ${status}`;
        status = 'atGate';
        return null;
      case 'stepReported': {
        const fault = whyNotStep(event.stepId);
        settle(event.stepId, event.outcome);
        return fault;
      }
      case 'visitHeld':
        if (isHeld && event.reason.kind === 'person') return 'held when it is held';
        isHeld = true;
        return isOpen() ? null : `held when it is ${status}`;
      case 'visitResumed':
        if (!isHeld) return 'resumed when it is not held';
        isHeld = false;
        return null;
      case 'helpAsked':
        helps.add(event.helpId);
        return isOpen() ? null : `help for a visit that is ${status}`;
      case 'helpGiven':
        return helps.delete(event.helpId) ? null : 'help that nobody waits for';
      case 'deviationReported':
        deviations.add(event.deviationId);
        return isOpen() ? null : `a deviation of a visit that is ${status}`;
      case 'deviationSettled':
        return deviations.delete(event.deviationId) ? null : 'a verdict that nobody waits for';
      case 'visitRefused':
      case 'visitEscortedOut': {
        const wanted = event.type === 'visitRefused' ? 'atGate' : 'inside';
        const fault =
          status === wanted || (wanted === 'inside' && status === 'atExit')
            ? null
            : `${event.type} when it is ${status}`;
        status = event.type === 'visitRefused' ? 'refused' : 'escortedOut';
        isHeld = false;
        return fault;
      }
      case 'declarationCancelled':
        status = 'cancelled';
        return null;
      default:
        return null; // moves nothing
    }
  }

  return {
    take: ({ event }) => follow(event),
    get status() {
      return status;
    },
    get isHeld() {
      return isHeld;
    },
    get done() {
      return [...done];
    },
    get openHelps() {
      return helps.size;
    },
    get openDeviations() {
      return deviations.size;
    },
  };
}

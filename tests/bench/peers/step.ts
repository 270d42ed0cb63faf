import { z } from 'zod';

/** What a peer reads of a command: enough to judge it by its state. */
export const stepCommand = z.object({
  commandId: z.string(),
  visitId: z.string(),
  stepId: z.string(),
  report: z.record(z.string(), z.unknown()),
  observedAt: z.number(),
});
export type StepCommand = z.infer<typeof stepCommand>;

export type PeerState = { version: number; steps: { stepId: string; report: object; at: number }[] };
export type PeerEvent = {
  commandId: string;
  visitId: string;
  version: number;
  stepId: string;
  report: object;
  at: number;
};

const order = ['arrive', 'disinfect-vehicle', 'verify-crew', 'seal'];

/** The rule of the peers: steps come in their order. @throws RangeError when one does not */
export function afterStep({ version, steps }: PeerState, command: StepCommand): { state: PeerState; event: PeerEvent } {
  const { commandId, visitId, stepId, report } = command;
  const before = steps.at(-1)?.stepId ?? '';
  if (order.indexOf(stepId) < order.indexOf(before)) throw new RangeError(`${stepId} after ${before}`);
  const at = Date.now();
  return {
    state: { version: version + 1, steps: [...steps, { stepId, report, at }] },
    event: { commandId, visitId, version: version + 1, stepId, report, at },
  };
}

import type { VisitStep, VisitState } from '@cordon/protocol/visit/state.ts';
import type { Ack } from '@cordon/protocol/wire/ack.ts';
import type { Trouble } from './trouble.ts';
import type { Pending, Stage } from './stage.ts';

/**
 * Troubles that are acts of their own, shown once before an honest step.
 *
 * @returns the answer, or null when nothing was done
 */
export async function disturb(
  { crew }: Stage,
  visit: VisitState,
  step: VisitStep,
  shown: Pending,
): Promise<Ack | null> {
  const at = (trouble: Trouble, kind: VisitStep['kind']) => shown.trouble === trouble && step.kind === kind;
  const { id: visitId } = visit;
  if (at('wrong-order', 'verify-crew')) {
    shown.trouble = null;
    return crew.gate.send({
      type: 'reportStep',
      visitId,
      stationId: crew.gateId,
      stepId: 'admit',
      report: { kind: 'admit' },
    });
  }
  const point = visit.declaration.stops[0] ?? '';
  const officer = crew.points.get(point);
  if (at('wrong-station', 'seal') && officer !== undefined) {
    shown.trouble = null;
    return officer.send({
      type: 'reportStep',
      visitId,
      stationId: point,
      stepId: 'seal',
      report: { kind: 'seal', number: 'S-0000' },
    });
  }
  if (at('deviation', 'dock') && officer !== undefined) {
    shown.trouble = null;
    const ack = await officer.send({ type: 'reportDeviation', visitId, kind: 'window-open', text: null });
    if (!ack.ok) return ack;
    const deviationId = ack.commandId;
    return crew.supervisors[0].send({
      type: 'settleDeviation',
      visitId,
      deviationId,
      verdict: 'dismissed',
      note: 'The window was shut again at once.',
    });
  }
  if (at('help', 'disinfect') && step.stop !== null && officer !== undefined) {
    shown.trouble = null;
    const ack = await officer.send({ type: 'askHelp', visitId, need: 'water' });
    return ack.ok ? officer.send({ type: 'giveHelp', visitId, helpId: ack.commandId, note: null }) : ack;
  }
  return null;
}

import { hourMs, minuteMs } from '@cordon/protocol/time.ts';
import { isOpenFail } from '@cordon/protocol/visit/finding.ts';
import { stepsOf } from '@cordon/protocol/visit/route.ts';
import { isWaivable } from '@cordon/protocol/visit/rules.ts';
import type { VisitUnderWay } from '@cordon/protocol/visit/state.ts';
import type { Ack } from '@cordon/protocol/wire/ack.ts';
import type { Officer } from './officer.ts';
import { minutesFrom } from '@cordon/protocol/testing/random.ts';
import type { Stage, Vehicle } from './stage.ts';

/** A held vehicle waits for a supervisor: refused for a positive test, waived by two, or let to try again. */
export async function decideHeld(stage: Stage, { trouble, random }: Vehicle, visit: VisitUnderWay): Promise<Ack> {
  const { crew, clock } = stage;
  const [first, second] = crew.supervisors;
  await clock.until(clock.now() + minutesFrom(random, 1, 4) * minuteMs);
  await acknowledgeAlerts(stage, visit);
  const failed = stepsOf(visit).find(({ status }) => status === 'failed');
  const fails = (failed?.progress?.entries ?? []).flatMap(({ findings }) => findings.filter(isOpenFail));
  const [fail] = fails;

  if (fails.some(({ rule }) => rule === 'verify.test-result')) {
    return crew.gate.send({ type: 'refuseVisit', visitId: visit.id, reason: 'The test is positive.' });
  }
  const waives = trouble === 'missing-pass' || trouble === 'exit-seal';
  if (waives && fail !== undefined && failed !== undefined && isWaivable(fail.rule)) {
    const asked = await first.send({
      type: 'requestOverride',
      visitId: visit.id,
      stepId: failed.id,
      rule: fail.rule,
      personId: fail.personId,
      reasonCode: 'document-delay',
      text: 'Confirmed by telephone.',
    });
    if (!asked.ok) return asked;
    return second.send({
      type: 'settleOverride',
      visitId: visit.id,
      overrideId: asked.commandId,
      verdict: 'approve',
      note: null,
    });
  }
  return first.send({ type: 'resumeVisit', visitId: visit.id, note: 'Look again.' });
}

async function acknowledgeAlerts({ crew }: Stage, visit: VisitUnderWay): Promise<void> {
  const [first] = crew.supervisors;
  const open = [...first.picture.alerts.values()].filter(
    ({ state }) => state.visitId === visit.id && state.acknowledged === null && state.closed === null,
  );
  for (const { state } of open) await first.send({ type: 'acknowledgeAlert', alertId: state.id, comment: null });
}

const clearHours = 12;

export function declareClear(supervisor: Officer, now: number): Promise<Ack> {
  const until = Math.round(now) + clearHours * hourMs;
  return supervisor.send({ type: 'declareClear', until, statement: 'Every dormitory counted.' });
}

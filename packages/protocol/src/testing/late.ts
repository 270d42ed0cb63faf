import { stepOf } from '../visit/route.ts';
import type { Actor } from '../roles.ts';
import type { Instant } from '../time.ts';
import { engine } from '../engine/product.ts';
import type { Command } from '../wire/command.ts';
import { gateOfficer } from './actors.ts';
import { visitA } from './journey.ts';
import type { Answer, Night, Request } from './night.ts';
import { goodReport } from './reports.ts';

let ids = 0;

/** Sends a command that was recorded offline at this moment. */
export function late(
  night: Night,
  body: Request,
  observedAt: Instant,
  actor: Actor = gateOfficer,
): Answer & { commandId: string } {
  ids += 1;
  const commandId = `01930000-0000-7000-9000-${String(ids).padStart(12, '0')}`;
  const command: Command = engine.command.parse({ ...body, commandId, observedAt, offline: true });
  return { ...night.submit(actor, command), commandId };
}

/** The correct report of this step at the gate. */
export function stepOfNight(night: Night, stepId: string, change: object = {}): Request {
  const visit = night.visit(visitA);
  const step = stepOf(visit, stepId);
  if (step === undefined) throw new RangeError(`no step ${stepId}`);
  const base = { visitId: visitA, stationId: 'main-gate', stepId, report: goodReport(visit, step) };
  return { type: 'reportStep', ...base, ...change };
}

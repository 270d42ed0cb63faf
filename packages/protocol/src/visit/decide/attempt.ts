import { type Decision, type Facts, type RefusalParams, refused } from '../../decision.ts';
import type { ErrorCode } from '../../errors.ts';
import { calledAfter, jumpsOf } from '../../site/clock-jumps.ts';
import { minuteMs } from '../../time.ts';
import type { VisitEvent } from '../events.ts';
import { isClosed, type VisitState } from '../state.ts';

type Where = { stepId: string | null; stationId: string | null };

/** [W1] A refusal that others must know of, with an event: at most one for each visit and code within 60 s. */
export function refusedAttempt(
  visit: VisitState,
  facts: Facts,
  code: ErrorCode,
  params: RefusalParams,
  where: Where,
): Decision<VisitEvent> {
  if (isClosed(visit)) return refused(code, params); // no effect is possible any more
  const last = visit.attempts[code];
  const known = last !== undefined && facts.now < calledAfter(last, minuteMs, jumpsOf(facts.site));
  const reasons = Array.isArray(params['reasons']) ? params['reasons'] : [];
  const event: VisitEvent = { type: 'attemptRefused', code, reasons, ...where };
  return { ok: false, code, params, events: known ? [] : [event], alerts: [] };
}

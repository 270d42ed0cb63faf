import type { ErrorCode } from '../../errors.ts';
import { isPaperAt } from '../../offline/paper.ts';
import { offlineRuleOf } from '../../offline/policy.ts';
import type { Facts } from '../../decision.ts';
import { minuteMs, type Instant } from '../../time.ts';
import type { VisitCommand } from '../commands.ts';

/* A line that was cut at the press: nobody saw the server's word, as if there had been no line. */
const lateMs = 2 * minuteMs;

/**
 * [OF3] [OF4] May this be done without the server's word? What lets a vehicle in or out may not, unless paper mode was on
 * when it was recorded; nor when it was pressed in time and comes long after.
 */
export function offlineFault(
  command: VisitCommand,
  { site, now, actor }: Facts,
  recordedAt: Instant,
): ErrorCode | null {
  if (actor.kind !== 'person') return null;
  const rule = offlineRuleOf(command, site.offline);
  const isLate = command.type === 'reportStep' && rule !== 'yes' && now - command.observedAt > lateMs;
  if (rule === 'yes' || (command.offline !== true && !isLate)) return null;
  if (rule === 'no') return 'offline-not-allowed';
  return isPaperAt(site.paper, recordedAt) ? null : 'needs-paper';
}

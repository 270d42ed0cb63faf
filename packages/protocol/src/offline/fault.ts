import type { Facts } from '../decision.ts';
import type { ErrorCode } from '../errors.ts';
import { calledAfter, jumpsOf } from '../site/clock-jumps.ts';
import type { SiteState } from '../site/state.ts';
import { minuteMs, type Instant } from '../time.ts';
import type { Command } from '../wire/command.ts';
import { isPaperAt } from './paper.ts';
import { offlineRuleOf } from './rule-of-command.ts';

export const lateMs = 2 * minuteMs;

/**
 * [OF4] A press that comes long after it was made, though there was a line: nobody saw the server's word, as if there had
 * been none. What supervisors decide waits with their device as long as it must, since nothing is done on it meanwhile.
 */
export function asRecorded<C extends Command>(
  command: C,
  { site, now, actor, lateAfterMs = lateMs }: Pick<Facts, 'site' | 'now' | 'actor' | 'lateAfterMs'>,
): C {
  const lateFrom = calledAfter(command.observedAt, lateAfterMs, jumpsOf(site));
  if (actor.kind !== 'person' || now <= lateFrom) return command;
  const isOfTheGround = command.type === 'reportStep' || offlineRuleOf(command, site.offline) === 'yes';
  return isOfTheGround ? { ...command, offline: true } : command;
}

/**
 * [OF3] [OF4] May this be done without the server's word? What lets a vehicle in or out may not, unless paper mode was on
 * when it was recorded; what supervisors and the office decide, never.
 */
export function offlineFault(
  command: Command,
  site: Pick<SiteState, 'offline' | 'paper'>,
  recordedAt: Instant,
): ErrorCode | null {
  if (command.offline !== true) return null;
  const rule = offlineRuleOf(command, site.offline);
  switch (rule) {
    case 'yes':
      return null;
    case 'paper':
      return isPaperAt(site.paper, recordedAt) ? null : 'needs-paper';
    case 'no':
      return 'offline-not-allowed';
    default:
      return rule satisfies never;
  }
}

import type { Facts } from '../decision.ts';
import type { ErrorCode } from '../errors.ts';
import { calledAfter, jumpsOf } from '../site/clock-jumps.ts';
import type { SiteState } from '../site/state.ts';
import { minuteMs, type Instant } from '../time.ts';
import type { Command } from '../wire/command.ts';
import { isPaperAt } from './paper.ts';
import { offlineRuleOf } from './rule-of-command.ts';

/** [OF4] After how many ms a command counts as late. */
export const lateMs = 2 * minuteMs;

/**
 * [OF4] Marks a late command as recorded offline: nobody saw the server's answer, although there was a connection.
 * Decisions of supervisors are not marked, since nothing is done on them while they wait on the device.
 *
 * @returns the command, with `offline` when it is late
 */
export function asRecorded<C extends Command>(
  command: C,
  { site, now, actor, lateAfterMs = lateMs }: Pick<Facts, 'site' | 'now' | 'actor' | 'lateAfterMs'>,
): C {
  const lateFrom = calledAfter(command.observedAt, lateAfterMs, jumpsOf(site));
  if (actor.kind !== 'person' || now <= lateFrom) return command;
  const isFieldWork = command.type === 'reportStep' || offlineRuleOf(command, site.offline) === 'yes';
  return isFieldWork ? { ...command, offline: true } : command;
}

/**
 * [OF3] [OF4] Whether a command may be recorded offline. Steps that let a vehicle in or out need paper mode at that
 * moment; decisions of supervisors and the office are never allowed.
 *
 * @param recordedAt when it was recorded, on the site's clock
 * @returns `needs-paper` or `offline-not-allowed`; null when it may
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

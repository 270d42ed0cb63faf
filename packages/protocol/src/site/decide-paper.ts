import { accepted, type Decision, type Facts, refused } from '../decision.ts';
import { recordedAt } from '../offline/moment.ts';
import { openPaper, paperRenewalMs, paperOverAt } from '../offline/paper.ts';
import type { SiteCommand } from './commands.ts';
import type { SiteEvent, SiteState } from './state.ts';

type Of<T extends SiteCommand['type']> = Extract<SiteCommand, { type: T }>;

/**
 * [OF4] Starts paper mode at the moment of the record, since it is declared offline. Two tablets that declare it mean
 * the same period. [OF69] Only a supervisor renews it beyond its time limit, else `paper-needs-supervisor`.
 */
export function declarePaper(
  { paper }: SiteState,
  command: Of<'declarePaper'>,
  { now, actor }: Pick<Facts, 'now' | 'actor'>,
): Decision<SiteEvent> {
  const last = paper.at(-1);
  const open = openPaper(paper);
  const from = recordedAt(command, now, open?.from ?? last?.until ?? 0);
  const isOver = open !== null && from >= paperOverAt(open);
  if (open !== null && !isOver) return accepted();
  const overAt = last !== undefined && (isOver || last.isOverTime === true) ? paperOverAt(last) : null;
  const isRenewal = overAt !== null && from < overAt + paperRenewalMs;
  if (isRenewal && !(actor.kind === 'person' && actor.role === 'supervisor')) {
    return refused('paper-needs-supervisor');
  }
  const ended: SiteEvent[] = isOver ? [{ type: 'paperEnded', until: paperOverAt(open), isOverTime: true }] : [];
  return accepted(...ended, { type: 'paperDeclared', from, reason: command.reason });
}

/**
 * [OF4] Ends paper mode at the moment of the record. A record from before the time limit that arrives after it counts,
 * with its earlier end.
 */
export function endPaper({ paper }: SiteState, command: Of<'endPaper'>, now: number): Decision<SiteEvent> {
  const last = paper.at(-1);
  if (last === undefined || (last.until !== null && last.isOverTime !== true)) return accepted();
  const until = recordedAt(command, now, last.from);
  return last.until !== null && until >= last.until
    ? accepted()
    : accepted({ type: 'paperEnded', until: Math.min(until, paperOverAt(last)) });
}

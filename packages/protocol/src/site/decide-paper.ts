import { accepted, type Decision } from '../decision.ts';
import { recordedAt } from '../offline/moment.ts';
import { openPaper } from '../offline/paper.ts';
import type { Instant } from '../time.ts';
import type { SiteCommand } from './commands.ts';
import type { SiteEvent, SiteState } from './state.ts';

type PaperCommand = Extract<SiteCommand, { type: 'declarePaper' | 'endPaper' }>;

/**
 * [OF4] Paper mode begins and ends with the moment of the record: it is declared where there is no network. Two tablets
 * that declare it, or end it, mean the same.
 */
export function decidePaper({ paper }: SiteState, command: PaperCommand, now: Instant): Decision<SiteEvent> {
  const open = openPaper(paper);
  const last = paper.at(-1);
  const at = recordedAt(command, now, open?.from ?? last?.until ?? 0);
  if (command.type === 'endPaper') return open === null ? accepted() : accepted({ type: 'paperEnded', until: at });
  return open === null ? accepted({ type: 'paperDeclared', from: at, reason: command.reason }) : accepted();
}

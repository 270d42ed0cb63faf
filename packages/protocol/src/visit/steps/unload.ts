import { finding, passOrFail, passOrWarn } from '../finding.ts';
import type { ReportOf } from '../report.ts';
import { anyEntry, type StepKindRules } from './kind.ts';

/** [V16] Unloaded without contact; what stays on board is expected at the next stop, or at the exit. */
export const unload: StepKindRules<ReportOf<'unload'>> = {
  judge({ visit, step }, { contactless, cargoAfter }) {
    const isLast = step.stop === visit.declaration.stops.length - 1;
    return [
      finding('unload.contactless', passOrFail(contactless), { contactless }),
      finding('unload.rest-on-board', passOrWarn(!isLast || cargoAfter === 'empty'), { cargoAfter }),
    ];
  },
  complete: anyEntry,
  correctable: true,
  judgedBy: ['reconcile'],
};

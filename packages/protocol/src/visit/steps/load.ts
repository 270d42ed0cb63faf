import { finding, passOrFail } from '../finding.ts';
import type { ReportOf } from '../report.ts';
import { anyEntry, type StepKindRules } from './kind.ts';

/** [V17] Refuse is loaded without contact, counted and covered. */
export const load: StepKindRules<ReportOf<'load'>> = {
  judge: (_context, { contactless, covered, containers }) => [
    finding('load.contactless', passOrFail(contactless), { contactless }),
    finding('load.covered', passOrFail(covered), { covered, containers }),
  ],
  complete: anyEntry,
  correctable: true,
  judgedBy: ['reconcile'],
};

import { finding } from '../finding.ts';
import type { ReportOf } from '../report.ts';
import { anyEntry, refuseReport, type StepKindRules } from './kind.ts';

/** [V18] The loop is closed; in a lockdown nothing leaves. */
export const release: StepKindRules<ReportOf<'release'>> = {
  judge: ({ facts }) =>
    facts.site.lockdown === null ? [finding('release.lockdown', 'pass')] : refuseReport('lockdown', {}, true),
  complete: anyEntry,
  correctable: false,
  judgedBy: [],
};

import type { StepReport } from '@cordon/protocol/visit/report.ts';
import type { VisitState } from '@cordon/protocol/visit/state.ts';
import type { Words } from '../i18n/words.tsx';
import { stepViews } from './views.ts';

export type ReportField = { label: string; value: string };

/** What an officer reported, field by field, in words. */
export function reportFields(words: Words, visit: VisitState, report: StepReport): ReportField[] {
  const fields = stepViews[report.kind].fields(words, report, visit);
  return Object.entries(fields).map(([name, value]) => ({
    label: words.t(`terms.reportFields.${report.kind as 'seal'}.${name as 'number'}`),
    value,
  }));
}

export type ChangedField = { label: string; was: string; is: string };

/** [U77] Only the fields that a correction changed. */
export function changedFields(words: Words, visit: VisitState, before: StepReport, after: StepReport): ChangedField[] {
  const was = reportFields(words, visit, before);
  const is = reportFields(words, visit, after);
  const labels = [...new Set([...was, ...is].map(({ label }) => label))];
  const valueIn = (fields: ReportField[], label: string) =>
    fields.find((field) => field.label === label)?.value ?? words.t('common.none');
  return labels
    .map((label) => ({ label, was: valueIn(was, label), is: valueIn(is, label) }))
    .filter((field) => field.was !== field.is);
}

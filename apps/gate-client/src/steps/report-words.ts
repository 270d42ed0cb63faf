import type { CrewMember } from '@cordon/protocol/declaration/declaration.ts';
import type { Change, VisitState } from '@cordon/protocol/visit/state.ts';
import type { StepReport } from '@cordon/protocol/visit/report.ts';
import { stepNameIn } from '../i18n/visit-words.ts';
import type { Words } from '../i18n/words.tsx';
import { stepViews } from './views.tsx';

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

export type ChangeLine = { what: string; was: string; is: string };

/** What a change did, field by field: 封条号 S-4711 → S-9000. */
export function changeLines(words: Words, visit: VisitState, { what }: Change): ChangeLine[] {
  const { t, list } = words;
  const names = (crew: readonly CrewMember[]) => list(crew.map((member) => memberWords(words, member)));
  switch (what.kind) {
    case 'report': {
      const step = stepNameIn(words, visit, what.stepId);
      return changedFields(words, visit, what.was, what.is).map(({ label, was, is }) => ({
        what: stepViews[what.is.kind].isPlain === true ? label : t('steps.changes.field', { step, field: label }),
        was,
        is,
      }));
    }
    case 'crew':
      return [{ what: t('steps.changes.crew'), was: names(what.was), is: names(what.is) }];
    case 'stops':
      return [
        {
          what: t('steps.changes.stops'),
          was: list(what.was.map(words.station)),
          is: list(what.is.map(words.station)),
        },
      ];
    default:
      return what satisfies never;
  }
}

function memberWords({ t }: Words, { maskedName, role, passNumber }: CrewMember): string {
  return [maskedName, t(`terms.crewRoles.${role}`), passNumber].filter((part) => part !== null).join(' ');
}

/** 封条号：S-4711 → S-9000 · 监管甲 21:44：看错读数 */
export function changeWords(words: Words, visit: VisitState, change: Change): string {
  const { t } = words;
  const lines = changeLines(words, visit, change).map((line) => t('steps.changes.line', line));
  const what = words.clauses(lines);
  return t('steps.changes.said', { what, by: words.by(change.by), time: words.time(change.at), reason: change.reason });
}

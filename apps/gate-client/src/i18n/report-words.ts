import type { StepReport } from '@cordon/protocol/visit/report.ts';
import type { VisitState } from '@cordon/protocol/visit/state.ts';
import { plateWords } from './visit-words.ts';
import type { Words } from './words.tsx';

export type ReportField = { label: string; value: string };

/** What an officer reported, field by field, in words. */
export function reportFields(words: Words, visit: VisitState, report: StepReport): ReportField[] {
  const { t } = words;
  const field = (name: FieldName, value: string): ReportField => ({ label: t(`terms.reportFields.${name}`), value });
  const yes = (value: boolean) => t(value ? 'common.yes' : 'common.no');
  const text = (value: string | null) => value ?? t('common.none');
  const list = (values: readonly string[]) =>
    values.length === 0 ? t('common.none') : values.join(words.language === 'en' ? ', ' : '、');
  const plate = (value: string | null) => (value === null ? t('common.none') : plateWords(value));

  switch (report.kind) {
    case 'arrive':
      return [
        field('plate', plate(report.plate)),
        field('trailerPlate', plate(report.trailerPlate)),
        ...(report.handReason === null ? [] : [field('handReason', report.handReason)]),
      ];
    case 'disinfect':
      return [
        field('act', t(`terms.reportActs.${report.act}`)),
        ...(report.act === 'finish' ? [] : [field('batchId', report.batchId)]),
        ...(report.act === 'start'
          ? [field('covered', list(report.covered.map((part) => t(`terms.parts.${part}`))))]
          : []),
      ];
    case 'verify-crew':
      return [
        field('personId', nameOf(visit, report.personId)),
        field('identityMatches', yes(report.identityMatches)),
        field('passNumber', text(report.passNumber)),
        field('temperatureC', words.number(report.temperatureC)),
        field(
          'histories',
          list(
            Object.keys(report.histories)
              .filter((id) => report.histories[id])
              .map(words.history),
          ),
        ),
        field('sampledAt', report.sampledAt === null ? t('common.none') : words.dateTime(report.sampledAt)),
        field('result', report.result === null ? t('common.none') : t(`terms.results.${report.result}`)),
        field('antigen', t(`terms.antigen.${report.antigen ?? 'none'}`)),
        field('maskOn', yes(report.maskOn)),
      ];
    case 'seal':
      return [field('number', report.number)];
    case 'leg':
      return [field('act', t(`terms.reportActs.${report.act}`))];
    case 'dock':
      return [
        field('crewInCab', yes(report.crewInCab)),
        field('windowsShut', yes(report.windowsShut)),
        field('masksOn', yes(report.masksOn)),
      ];
    case 'unload':
      return [
        field('contactless', yes(report.contactless)),
        field('cargoAfter', t(`terms.cargo.${report.cargoAfter}`)),
        ...(report.note === null ? [] : [field('note', report.note)]),
      ];
    case 'load':
      return [
        field('contactless', yes(report.contactless)),
        field('containers', words.number(report.containers)),
        field('covered', yes(report.covered)),
      ];
    case 'reconcile':
      return [
        field('plate', plate(report.plate)),
        field('trailerPlate', plate(report.trailerPlate)),
        field('people', words.number(report.people.length)),
        field('seal', text(report.seal)),
        field('cargo', t(`terms.cargo.${report.cargo}`)),
        field('containers', words.number(report.containers)),
      ];
    case 'admit':
    case 'release':
      return [];
    default:
      return report satisfies never;
  }
}

type FieldName =
  | Exclude<keyof Extract<StepReport, { kind: 'verify-crew' }>, 'kind'>
  | Exclude<keyof Extract<StepReport, { kind: 'reconcile' }>, 'kind'>
  | Exclude<keyof Extract<StepReport, { kind: 'dock' }>, 'kind'>
  | Exclude<keyof Extract<StepReport, { kind: 'unload' }>, 'kind'>
  | 'handReason'
  | 'act'
  | 'batchId'
  | 'covered'
  | 'number';

/** The masked name of a member of the crew; the ID of somebody who is no longer one. */
export function nameOf(visit: VisitState, personId: string): string {
  return visit.declaration.crew.find((member) => member.personId === personId)?.maskedName ?? personId;
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

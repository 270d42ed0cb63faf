import type { FieldOf, ReportOf, StepKind } from '@cordon/protocol/steps/kinds.ts';
import type { VisitStep, VisitState, VisitUnderWay } from '@cordon/protocol/visit/state.ts';
import type { ComponentType } from 'react';
import type { Words } from '../i18n/words.tsx';
import type { FormProps } from './parts/form-page.tsx';

/** @param stationId where something would be reported; null for those who only look on */
export type WaitingProps = { visit: VisitUnderWay; step: VisitStep; stationId: string | null };

/** A kind of step on the screens. */
export type StepView<K extends StepKind> = {
  /** Null: there is nothing to fill in. */
  Form: ComponentType<FormProps> | null;
  /** What is shown while its time runs. */
  Waiting?: ComponentType<WaitingProps>;
  /** What was reported, field by field, in words and in this order; a field that says nothing is left out. */
  fields(words: Words, report: ReportOf<K>, visit: VisitState): Partial<Record<FieldOf<K>, string>>;
  /** A report in a few words, so that the wrong one is found. */
  summary(words: Words, report: ReportOf<K>, visit: VisitState): string;
  /** Are its fields so plain that a change needs no name of the step beside them? */
  isPlain?: true;
};

/** The words that most reports need. */
export function reportWords(words: Words) {
  const { t } = words;
  return {
    yes: (value: boolean) => t(value ? 'common.yes' : 'common.no'),
    text: (value: string | null) => value ?? t('common.none'),
    list: (values: readonly string[]) => (values.length === 0 ? t('common.none') : words.list(values)),
  };
}

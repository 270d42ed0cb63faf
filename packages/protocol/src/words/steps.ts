import type { StepNames } from '../steps/shape.ts';
import { type ActName, eachKind, type StepKind } from '../steps/kinds.ts';

/** What every kind of step is called, in one language. */
export function stepNames(language: 'zh' | 'en'): Record<StepKind, string> {
  return eachKind(({ shape }) => shape.words[language].name);
}

/** What is on the button of every act. */
export function actNames(language: 'zh' | 'en'): Record<ActName, string> {
  const all = eachKind(({ shape }): StepNames<never>['acts'] => shape.words[language].acts);
  return Object.assign({}, ...Object.values(all)) as Record<ActName, string>;
}

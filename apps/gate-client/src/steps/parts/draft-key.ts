import type { FormProps } from './form-page.tsx';

/** One draft for each visit and step; a correction has one of its own. */
export function draftKey(
  { visit, step, correcting }: Pick<FormProps, 'visit' | 'step' | 'correcting'>,
  part = '',
): string {
  return [visit.id, step.id, correcting?.version ?? `attempt-${step.progress?.attempt ?? 1}`, part].join('/');
}

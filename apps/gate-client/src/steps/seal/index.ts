import type { StepView } from '../view.ts';
import { Form } from './form.tsx';

export const view: StepView<'seal'> = {
  Form,
  fields: (_words, { number }) => ({ number }),
  summary: (_words, { number }) => number,
  isPlain: true,
};

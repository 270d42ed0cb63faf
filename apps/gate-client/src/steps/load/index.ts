import { reportWords, type StepView } from '../view.ts';
import { Form } from './form.tsx';

export const view: StepView<'load'> = {
  Form,
  fields: (words, { contactless, containers, covered }) => ({
    contactless: reportWords(words).yes(contactless),
    containers: words.number(containers),
    covered: reportWords(words).yes(covered),
  }),
  summary: ({ t }, { containers }) => `${containers} ${t('steps.load.unit')}`,
};

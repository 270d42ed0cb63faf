import { reportWords, type StepView } from '../view.ts';
import { Form } from './form.tsx';

export const view: StepView<'unload'> = {
  Form,
  fields: (words, { contactless, cargoAfter, note }) => ({
    contactless: reportWords(words).yes(contactless),
    cargoAfter: words.t(`terms.cargo.${cargoAfter}`),
    ...(note !== null && { note }),
  }),
  summary: ({ t }, { cargoAfter }) => t(`terms.cargo.${cargoAfter}`),
};

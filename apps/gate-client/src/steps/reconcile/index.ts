import { plateWords } from '../../i18n/visit-words.ts';
import { reportWords, type StepView } from '../view.ts';
import { Form } from './form.tsx';

export const view: StepView<'reconcile'> = {
  Form,
  fields(words, { plate, trailerPlate, people, seal, cargo, containers }) {
    const { text } = reportWords(words);
    return {
      plate: plateWords(plate),
      trailerPlate: text(trailerPlate === null ? null : plateWords(trailerPlate)),
      people: words.number(people.length),
      seal: text(seal),
      cargo: words.t(`terms.cargo.${cargo}`),
      containers: words.number(containers),
    };
  },
  summary: () => '',
};

import { plateWords } from '../../i18n/visit-words.ts';
import { reportWords, type StepView } from '../view.ts';
import { Form } from './form.tsx';

export const view: StepView<'arrive'> = {
  Form,
  fields: (words, { plate, trailerPlate, handReason }) => ({
    plate: plateWords(plate),
    trailerPlate: reportWords(words).text(trailerPlate === null ? null : plateWords(trailerPlate)),
    ...(handReason !== null && { handReason }),
  }),
  summary: (_words, { plate }) => plateWords(plate),
};

import { reportWords, type StepView } from '../view.ts';
import { Form } from './form.tsx';

export const view: StepView<'dock'> = {
  Form,
  fields(words, { crewInCab, windowsShut, masksOn }) {
    const { yes } = reportWords(words);
    return { crewInCab: yes(crewInCab), windowsShut: yes(windowsShut), masksOn: yes(masksOn) };
  },
  summary: ({ t }, { crewInCab, windowsShut, masksOn }) =>
    t(crewInCab && windowsShut && masksOn ? 'terms.outcomes.pass' : 'terms.outcomes.warn'),
};

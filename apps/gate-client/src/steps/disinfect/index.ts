import { reportWords, type StepView } from '../view.ts';
import { Form } from './form.tsx';
import { ContactTime } from './contact-time.tsx';

export const view: StepView<'disinfect'> = {
  Form,
  Waiting: ContactTime,
  fields: (words, report) => ({
    act: words.t(`steps.disinfect.did.${report.act}`),
    ...(report.act !== 'finish' && { batchId: report.batchId }),
    ...(report.act === 'start' && {
      covered: reportWords(words).list(report.covered.map((part) => words.t(`terms.parts.${part}`))),
    }),
  }),
  summary: (_words, report) => (report.act === 'start' ? report.batchId : ''),
};

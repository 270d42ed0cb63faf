import type { Shape } from '../../i18n/shape.ts';
import type { StepWords } from '../word-lists.ts';

const zh = {
  slow: { name: '封条超时', does: '超过此时间仍未登记封条即告警。' },
  fields: { number: '封条号' },
  form: {
    number: '封条号',
    hint: '封条只封货厢，不得封住驾驶室。',
    next: '下一号 {{number}}',
    missing: '请输入封条号，3 至 20 位',
    submit: '登记封条',
  },
} satisfies StepWords<'seal'>;

const en: Shape<typeof zh> = {
  slow: { name: 'Slow seal', does: 'An alert when no seal has been recorded by then.' },
  fields: { number: 'Seal number' },
  form: {
    number: 'Seal number',
    hint: 'The seal closes the cargo only, never the cab.',
    next: 'Next one: {{number}}',
    missing: 'enter the number, 3 to 20 characters',
    submit: 'Record the seal',
  },
};

export const words = { zh, en };

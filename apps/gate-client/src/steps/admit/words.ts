import type { Shape } from '../../i18n/shape.ts';
import type { StepWords } from '../word-lists.ts';

const zh = {
  fields: {},
  form: {
    conditions: '准入条件',
    waiting: '等待：{{rules}}',
    since: '车辆自 {{at}} 起等候准入。条件具备后即可办理。',
    submit: '准入',
  },
} satisfies StepWords<'admit'>;

const en: Shape<typeof zh> = {
  fields: {},
  form: {
    conditions: 'Conditions of admission',
    waiting: 'Waiting for: {{rules}}',
    since: 'The vehicle has waited for admission since {{at}}. It can be admitted as soon as all is in order.',
    submit: 'Admit',
  },
};

export const words = { zh, en };

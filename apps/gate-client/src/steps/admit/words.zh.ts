import type { StepWords } from '../word-lists.ts';

export const words = {
  fields: {},
  form: {
    conditions: '准入条件',
    waiting: '等待：{{rules}}',
    since: '车辆自 {{at}} 起等候准入。条件具备后即可办理。',
    submit: '准入',
  },
} satisfies StepWords<'admit'>;

import type { Shape } from '../../i18n/shape.ts';
import type { StepWords } from '../word-lists.ts';

const zh = {
  slow: { name: '过磅超时', does: '超过此时间仍未过磅即告警。' },
  fields: { grossKg: '毛重（kg）' },
  form: {
    gross: '磅秤读数',
    unit: 'kg',
    how: '车辆停稳后读数，司乘人员留在驾驶室。',
    first: '首次过磅 {{kg}} kg',
    change: '与首次过磅相比 {{kg}} kg',
    missing: '请输入磅秤读数',
    submit: '登记毛重',
  },
} satisfies StepWords<'weigh'>;

const en: Shape<typeof zh> = {
  slow: { name: 'Slow weighing', does: 'An alert when it has not been weighed by then.' },
  fields: { grossKg: 'Gross weight (kg)' },
  form: {
    gross: 'Reading of the scale',
    unit: 'kg',
    how: 'Read it when the vehicle stands still; the crew stays in the cab.',
    first: 'First weighed: {{kg}} kg',
    change: 'Since it was first weighed: {{kg}} kg',
    missing: 'enter the reading of the scale',
    submit: 'Record the gross weight',
  },
};

export const words = { zh, en };

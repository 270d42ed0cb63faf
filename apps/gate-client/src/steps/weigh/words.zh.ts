import type { StepWords } from '../word-lists.ts';

export const words = {
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

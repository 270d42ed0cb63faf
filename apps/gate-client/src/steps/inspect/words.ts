import type { InspectedPoint } from '@cordon/protocol/steps/inspect/step.ts';
import type { Shape } from '../../i18n/shape.ts';
import type { StepWords } from '../word-lists.ts';

const zh = {
  slow: { name: '检查超时', does: '超过此时间仍未完成车辆检查即告警。' },
  fields: { points: '检查结果' },
  form: {
    points: {
      cab: '驾驶室',
      undercarriage: '车底',
      toolbox: '工具箱、备胎',
      doors: '厢门',
      walls: '厢壁',
      floor: '厢底',
      roof: '厢顶',
    } satisfies Record<InspectedPoint, string>,
    inOrder: '无异常',
    fault: '有异常',
    note: '{{point}}：说明',
    allInOrder: '均无异常',
    noted: '{{point}}：{{note}}',
    unseen: '还有 {{count}} 处没有检查',
    missing: '请写明 {{point}} 的异常',
    submit: '登记检查结果',
  },
} satisfies StepWords<'inspect'>;

const en: Shape<typeof zh> = {
  slow: { name: 'Slow inspection', does: 'An alert when the vehicle has not been inspected by then.' },
  fields: { points: 'Inspected' },
  form: {
    points: {
      cab: 'Cab',
      undercarriage: 'Under the vehicle',
      toolbox: 'Toolbox and spare wheel',
      doors: 'Cargo doors',
      walls: 'Cargo walls',
      floor: 'Cargo floor',
      roof: 'Cargo roof',
    },
    inOrder: 'In order',
    fault: 'Not in order',
    note: '{{point}}: what was found',
    allInOrder: 'All in order',
    noted: '{{point}}: {{note}}',
    unseen: 'points not inspected yet: {{count}}',
    missing: 'describe what was found: {{point}}',
    submit: 'Record the inspection',
  },
};

export const words = { zh, en };

import type { DisinfectTarget } from '@cordon/protocol/plan/plan.ts';
import type { Shape } from '../../i18n/shape.ts';
import type { StepWords } from '../word-lists.ts';

const zh = {
  slow: { name: '消杀超时', does: '作用时间之外，消杀超过此时间未结束即告警。' },
  fields: { act: '操作', batchId: '消毒液批次', covered: '覆盖' },
  form: {
    did: { start: '喷洒完成，开始作用', rewet: '补喷，重新计时', finish: '作用结束' },
    batch: '消毒液批次',
    strength: '有效氯 {{mgPerL}} mg/L',
    until: '{{at}} 到期',
    expired: '已于 {{at}} 过期',
    weak: '浓度不足',
    last: '上次使用',
    noBatch: '没有可用的消毒液批次',
    noBatchTodo: '请让监管或专班登记新配制的批次。',
    covered: '已喷洒部位',
    required: '必须',
    optional: '按需',
    missingBatch: '请选消毒液批次',
    missingParts: '请选已喷洒的部位',
    start: '喷洒完成，开始计时',
    how: {
      vehicle: '关好车窗，自上而下喷洒，保持湿润。只消杀车辆，不得对人喷洒。',
      goods: '对外包装逐面喷洒，保持湿润。不得对人喷洒。',
      place: '对作业地面全面喷洒，保持湿润。不得对人喷洒。',
    } satisfies Record<DisinfectTarget, string>,
  },
} satisfies StepWords<'disinfect'>;

const en: Shape<typeof zh> = {
  slow: { name: 'Slow disinfection', does: 'An alert when it takes longer than this on top of the contact time.' },
  fields: { act: 'Act', batchId: 'Batch', covered: 'Covered' },
  form: {
    did: {
      start: 'All wet, contact time begins',
      rewet: 'Wetted again, time restarts',
      finish: 'Contact time finished',
    },
    batch: 'Batch of disinfectant',
    strength: 'chlorine {{mgPerL}} mg/L',
    until: 'until {{at}}',
    expired: 'expired {{at}}',
    weak: 'too weak',
    last: 'used last',
    noBatch: 'No batch of disinfectant to use',
    noBatchTodo: 'Ask the supervisor or the office to enter the batch that was mixed.',
    covered: 'Parts that were sprayed',
    required: 'required',
    optional: 'if needed',
    missingBatch: 'choose the batch',
    missingParts: 'choose the parts',
    start: 'Sprayed: start the time',
    how: {
      vehicle: 'Windows shut, from top to bottom, keep it wet. The vehicle only: never spray people.',
      goods: 'Every side of the packaging, keep it wet. Never spray people.',
      place: 'All of the working ground, keep it wet. Never spray people.',
    },
  },
};

export const words = { zh, en };

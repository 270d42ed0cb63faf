import { actNames } from '@cordon/protocol/words/steps.ts';
import type { LockdownWord } from '../../steps/model/lockdown.ts';

/** The forms of the steps, and what can be done to a vehicle at any of them. */
export const steps = {
  lockdown: {
    'nothing-enters': '封控中：不得入场',
    'nothing-leaves': '封控中：不得离场',
    'next-station': '封控中：驶到下一站点后停留',
    stays: '封控中：原地停留',
  } satisfies Record<LockdownWord, string>,
  route: '闭环环节',
  doneBefore: '之前已完成 {{count}} 个环节',
  byAt: '{{by}} {{at}}',
  matters: '特批、偏离和求助',
  acts: { ...actNames('zh'), exit: '出口' },
  contact: { title: '消毒液作用时间', why: '作用时间还剩 {{left}}' },
  goods: { title: '货物', none: '未报备货物' },
  correct: { open: '更正登记' },
  override: { ask: '申请特批', never: '不可特批', lapses: '特批申请剩余时间', goodUntil: '特批有效剩余时间' },
  deviation: { title: '偏离上报', open: '待认定' },
  help: { title: '司乘求助', asks: '司乘人员{{need}}', given: '已办理' },
  hold: { open: '暂扣' },
};

import type { StepWords } from '../word-lists.ts';

export const words = {
  fields: { plate: '车牌', trailerPlate: '挂车车牌', handReason: '人工录入原因' },
  form: {
    plate: '现场车牌',
    trailer: '挂车车牌',
    same: '与报备一致',
    other: '不一致，重新录入',
    noTrailer: '没有挂车',
    withTrailer: '有挂车',
    asDeclared: '报备无挂车',
    missing: '请核对车牌和挂车',
    missingReason: '请核对车牌和挂车；特殊车牌须写明原因',
    submit: '确认到达',
  },
} satisfies StepWords<'arrive'>;

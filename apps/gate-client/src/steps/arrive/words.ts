import type { Shape } from '../../i18n/shape.ts';
import type { StepWords } from '../word-lists.ts';

const zh = {
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

const en: Shape<typeof zh> = {
  fields: { plate: 'Plate', trailerPlate: 'Trailer plate', handReason: 'Why entered by hand' },
  form: {
    plate: 'Plate on the vehicle',
    trailer: 'Trailer plate',
    same: 'As announced',
    other: 'Different',
    noTrailer: 'No trailer',
    withTrailer: 'With a trailer',
    asDeclared: 'none announced',
    missing: 'check plate and trailer',
    missingReason: 'a plate of no known form needs a reason',
    submit: 'Confirm the arrival',
  },
};

export const words = { zh, en };

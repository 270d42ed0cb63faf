import type { Shape } from '../../i18n/shape.ts';
import type { StepWords } from '../word-lists.ts';

const zh = {
  slow: { name: '洗消超时', does: '静置时间之外，洗消超过此时间未结束即告警。' },
  fields: { stage: '阶段', dilution: '泡沫清洗剂稀释' },
  form: {
    stages: { wash: '清洗', foam: '泡沫清洗', rinse: '冲洗' },
    dilution: '泡沫清洗剂稀释：1 比',
    ratio: '1:{{dilution}}',
    how: '车身、轮胎、底盘全面覆盖，保持湿润。驾驶员留在驾驶室，关好车窗。',
    standing: '静置时间',
    missing: '请输入稀释比例',
    submit: '泡沫已喷满，开始静置',
  },
} satisfies StepWords<'wash'>;

const en: Shape<typeof zh> = {
  slow: { name: 'Slow wash', does: 'An alert when it takes longer than this on top of the standing times.' },
  fields: { stage: 'Stage', dilution: 'Foam, diluted' },
  form: {
    stages: { wash: 'Wash', foam: 'Foam', rinse: 'Rinse' },
    dilution: 'Foam, one part in',
    ratio: '1:{{dilution}}',
    how: 'Cover body, wheels and underside, keep it wet. The driver stays in the cab, windows shut.',
    standing: 'Standing time',
    missing: 'enter how the foam is diluted',
    submit: 'All in foam: start the standing time',
  },
};

export const words = { zh, en };

import type { Shape } from '../../i18n/shape.ts';
import type { StepWords } from '../word-lists.ts';

const zh = {
  slow: { name: '烘干超时', does: '保温时间之外，烘干超过此时间未结束即告警。' },
  fields: { celsius: '温度（℃）', finished: '烘干结束' },
  form: {
    celsius: '当前温度',
    how: '每 10 分钟登记一次；65 至 75 ℃ 保持 45 分钟。',
    curve: '已登记的温度',
    reading: '{{at}} · {{celsius}} ℃',
    goesOn: '继续烘干',
    ends: '烘干结束',
    is: '这次读数之后',
    next: '下一次读数',
    missing: '请输入当前温度，并选择是否结束',
    submit: '登记温度',
  },
} satisfies StepWords<'dry'>;

const en: Shape<typeof zh> = {
  slow: {
    name: 'Slow drying',
    does: 'An alert when it takes longer than this on top of the time that the heat is held.',
  },
  fields: { celsius: 'Temperature (°C)', finished: 'Drying is over' },
  form: {
    celsius: 'Temperature now',
    how: 'Record it every 10 minutes; 65 to 75 °C for 45 minutes.',
    curve: 'Recorded until now',
    reading: '{{at}} · {{celsius}} °C',
    goesOn: 'Goes on',
    ends: 'Drying is over',
    is: 'After this reading',
    next: 'Next reading',
    missing: 'enter the temperature and whether drying is over',
    submit: 'Record the temperature',
  },
};

export const words = { zh, en };

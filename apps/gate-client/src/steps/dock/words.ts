import type { Shape } from '../../i18n/shape.ts';
import type { StepWords } from '../word-lists.ts';

const zh = {
  slow: { name: '停靠超时', does: '到站后超过此时间仍未登记停靠即告警。' },
  fields: { crewInCab: '司乘均在驾驶室', windowsShut: '车窗关闭', masksOn: '佩戴口罩' },
  form: {
    cab: '司乘人员',
    cabYes: '都在驾驶室内',
    cabNo: '有人下车',
    windows: '车窗',
    windowsYes: '已关好',
    windowsNo: '没关好',
    masks: '口罩',
    masksYes: '都已戴好',
    masksNo: '有人没戴好',
    submit: '确认停靠',
  },
} satisfies StepWords<'dock'>;

const en: Shape<typeof zh> = {
  slow: { name: 'Slow docking', does: 'An alert when a vehicle that has arrived has not docked by then.' },
  fields: { crewInCab: 'Crew in the cab', windowsShut: 'Windows shut', masksOn: 'Masks on' },
  form: {
    cab: 'Crew',
    cabYes: 'All in the cab',
    cabNo: 'Somebody is out',
    windows: 'Windows',
    windowsYes: 'Shut',
    windowsNo: 'Not shut',
    masks: 'Masks',
    masksYes: 'All on',
    masksNo: 'Not all on',
    submit: 'Confirm the docking',
  },
};

export const words = { zh, en };

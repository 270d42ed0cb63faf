import type { Shape } from '../../i18n/shape.ts';
import type { StepWords } from '../word-lists.ts';

const zh = {
  slow: { name: '卸货超时', does: '超过此时间仍未卸完即告警。' },
  fields: { contactless: '无接触', cargoAfter: '作业后装载', note: '说明' },
  form: {
    contactless: '卸货过程',
    contactlessYes: '全程无接触',
    contactlessNo: '有接触',
    after: '卸货之后车上',
    empty: '已卸空',
    rest: '还有余货',
    note: '备注（可不填）',
    submit: '确认卸货完成',
  },
} satisfies StepWords<'unload'>;

const en: Shape<typeof zh> = {
  slow: { name: 'Slow unloading', does: 'An alert when it has not been unloaded by then.' },
  fields: { contactless: 'Without contact', cargoAfter: 'Load afterwards', note: 'Note' },
  form: {
    contactless: 'Unloading',
    contactlessYes: 'Without contact',
    contactlessNo: 'There was contact',
    after: 'Left on board',
    empty: 'Nothing',
    rest: 'Some goods',
    note: 'Note (may stay empty)',
    submit: 'Confirm: unloaded',
  },
};

export const words = { zh, en };

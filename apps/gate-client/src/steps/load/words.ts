import type { Shape } from '../../i18n/shape.ts';
import type { StepWords } from '../word-lists.ts';

const zh = {
  slow: { name: '装运超时', does: '超过此时间仍未装完即告警。' },
  fields: { contactless: '无接触', containers: '桶数', covered: '覆盖' },
  form: {
    contactless: '装运过程',
    contactlessYes: '全程无接触',
    contactlessNo: '有接触',
    covered: '加盖密闭',
    coveredYes: '已密闭',
    coveredNo: '未密闭',
    containers: '桶数',
    unit: '桶',
    missing: '请输入桶数',
    submit: '确认装运完成',
  },
} satisfies StepWords<'load'>;

const en: Shape<typeof zh> = {
  slow: { name: 'Slow loading', does: 'An alert when it has not been loaded by then.' },
  fields: { contactless: 'Without contact', containers: 'Containers', covered: 'Covered' },
  form: {
    contactless: 'Loading',
    contactlessYes: 'Without contact',
    contactlessNo: 'There was contact',
    covered: 'Containers',
    coveredYes: 'Covered',
    coveredNo: 'Not covered',
    containers: 'Number of containers',
    unit: 'pcs',
    missing: 'enter the number of containers',
    submit: 'Confirm: loaded',
  },
};

export const words = { zh, en };

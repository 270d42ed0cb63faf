import type { Shape } from '../../i18n/shape.ts';
import type { StepWords } from '../word-lists.ts';

const zh = {
  slow: { name: '路段超时', does: '出发后超过此时间仍未到达，或该出发时迟迟未出发，即告警。' },
  fields: { act: '操作' },
  form: {
    did: { depart: '出发', reach: '到达' },
  },
} satisfies StepWords<'leg'>;

const en: Shape<typeof zh> = {
  slow: {
    name: 'Slow drive',
    does: 'An alert when a vehicle has not arrived by then, or has not left when it should.',
  },
  fields: { act: 'Act' },
  form: {
    did: { depart: 'Departed', reach: 'Reached' },
  },
};

export const words = { zh, en };

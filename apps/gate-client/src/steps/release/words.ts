import type { Shape } from '../../i18n/shape.ts';
import type { StepWords } from '../word-lists.ts';

const zh = {
  slow: { name: '放行超时', does: '比对后超过此时间仍未放行即告警。' },
  fields: {},
  form: {},
} satisfies StepWords<'release'>;

const en: Shape<typeof zh> = {
  slow: { name: 'Slow release', does: 'An alert when it has not been released by then.' },
  fields: {},
  form: {},
};

export const words = { zh, en };

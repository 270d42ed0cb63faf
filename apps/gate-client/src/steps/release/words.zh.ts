import type { StepWords } from '../word-lists.ts';

export const words = {
  slow: { name: '放行超时', does: '比对后超过此时间仍未放行即告警。' },
  fields: {},
  form: {},
} satisfies StepWords<'release'>;

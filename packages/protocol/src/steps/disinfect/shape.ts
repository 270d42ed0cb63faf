import { z } from 'zod';
import { batchId } from '../../ids.ts';
import { stepShape } from '../shape.ts';

/** Surfaces that a disinfection can cover. */
export const coveredParts = ['body', 'wheels', 'cab-outside', 'underside', 'cargo', 'ground'] as const;

export const shape = stepShape({
  kind: 'disinfect',
  report: z.discriminatedUnion('act', [
    z.strictObject({
      kind: z.literal('disinfect'),
      act: z.literal('start'), // the last surface is wet, and contact time begins
      batchId,
      covered: z.array(z.enum(coveredParts)).max(coveredParts.length),
    }),
    z.strictObject({ kind: z.literal('disinfect'), act: z.literal('rewet'), batchId }), // contact time starts again
    z.strictObject({ kind: z.literal('disinfect'), act: z.literal('finish') }),
  ]),
  acts: ['start', 'finish'],
  words: {
    zh: { name: '消杀', acts: { start: '登记{{step}}', finish: '结束{{step}}' } },
    en: { name: 'Disinfection', acts: { start: '{{step}}: record', finish: '{{step}}: finish' } },
  },
  values: { mgPerL: 'number' },
  offline: 'yes',
  slowMinutes: 30, // on top of the contact time
  findings: {
    'disinfect.batch-strength': {
      severity: 'high',
      waivable: true,
      zh: {
        title: '消毒液有效氯',
        good: '有效氯 {{mgPerL}} mg/L，不低于 {{limit.mgPerL}} mg/L',
        bad: '有效氯 {{mgPerL}} mg/L，须达到 {{limit.mgPerL}} mg/L',
      },
      en: {
        title: 'Available chlorine',
        good: '{{mgPerL}} mg/L, not less than {{limit.mgPerL}} mg/L',
        bad: '{{mgPerL}} mg/L, must reach {{limit.mgPerL}} mg/L',
      },
    },
    'disinfect.batch-expiry': {
      severity: 'high',
      waivable: true,
      zh: {
        title: '消毒液有效期',
        good: '批次在有效期内，{{limit.expiresAt}} 到期',
        bad: '批次已于 {{limit.expiresAt}} 过期',
      },
      en: {
        title: 'Disinfectant in date',
        good: 'The batch is in date until {{limit.expiresAt}}',
        bad: 'The batch expired at {{limit.expiresAt}}',
      },
    },
    'disinfect.contact-time': {
      severity: 'high',
      waivable: false,
      zh: {
        title: '作用时间',
        good: '已作用 {{minutes}} 分钟，要求 {{limit.minutes}} 分钟',
        bad: '只作用了 {{minutes}} 分钟，要求 {{limit.minutes}} 分钟',
      },
      en: {
        title: 'Contact time',
        good: 'Worked for {{minutes}} min, {{limit.minutes}} min are asked for',
        bad: 'Worked for only {{minutes}} min, {{limit.minutes}} min are asked for',
      },
    },
    'disinfect.coverage': {
      severity: 'high',
      waivable: true,
      zh: { title: '消杀部位', good: '应消杀的部位均已喷洒', bad: '漏喷部位：{{missing}}' },
      en: {
        title: 'Everything wetted',
        good: 'All parts that must be wetted were wetted',
        bad: 'Not wetted: {{missing}}',
      },
    },
  },
});

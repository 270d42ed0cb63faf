import { z } from 'zod';
import { plateText } from '../../declaration/declaration.ts';
import { personId as personIdShape } from '../../ids.ts';
import { stepShape } from '../shape.ts';
import { sealNumber } from '../seal/shape.ts';

export const shape = stepShape({
  kind: 'reconcile',
  report: z.strictObject({
    kind: z.literal('reconcile'),
    plate: plateText,
    trailerPlate: plateText.nullable(),
    people: z.array(personIdShape).max(20), // found in the register by the officer, never shown before
    seal: sealNumber.nullable(),
    cargo: z.enum(['empty', 'goods', 'refuse']),
    containers: z.int().min(0).max(9999),
  }),
  acts: ['reconcile'],
  words: {
    zh: { name: '出口比对', acts: { reconcile: '开始出口比对' } },
    en: { name: 'Compare at the exit', acts: { reconcile: 'Start the comparison at the exit' } },
  },
  offline: 'never', // the reading needs the register of people, which only the server has
  slowMinutes: 15,
  findings: {
    'reconcile.plate': {
      severity: 'high',
      waivable: true,
      zh: {
        title: '车牌比对',
        good: '出口车牌 {{plate}}，与入场一致',
        bad: '出口读到 {{plate}}，入场为 {{limit.plate}}',
      },
      en: {
        title: 'Plate at the exit',
        good: '{{plate}}, as on entry',
        bad: 'Read {{plate}} at the exit, {{limit.plate}} on entry',
      },
    },
    'reconcile.trailer': {
      severity: 'high',
      waivable: true,
      zh: {
        title: '挂车比对',
        good: '挂车：{{trailer}}，与入场一致',
        bad: '出口读到 {{trailer}}，入场为 {{limit.trailer}}',
      },
      en: {
        title: 'Trailer at the exit',
        good: 'Trailer: {{trailer}}, as on entry',
        bad: 'Read {{trailer}} at the exit, {{limit.trailer}} on entry',
      },
    },
    'reconcile.crew': {
      severity: 'critical',
      waivable: false,
      zh: {
        title: '司乘比对',
        good: '司乘 {{people}} 人，与入场一致',
        bad: '出口 {{people}} 人，入场 {{limit.people}} 人；缺：{{missing}}；多出 {{added}} 人',
      },
      en: {
        title: 'Crew at the exit',
        good: 'Crew of {{people}}, as on entry',
        bad: '{{people}} at the exit, {{limit.people}} on entry; missing: {{missing}}; added: {{added}}',
      },
    },
    'reconcile.seal': {
      severity: 'high',
      waivable: true,
      zh: { title: '封条比对', good: '封条：{{seal}}，与入场一致', bad: '出口读到 {{seal}}，入场为 {{limit.seal}}' },
      en: {
        title: 'Seal at the exit',
        good: 'Seal: {{seal}}, as on entry',
        bad: 'Read {{seal}} at the exit, {{limit.seal}} on entry',
      },
    },
    'reconcile.cargo': {
      severity: 'high',
      waivable: true,
      zh: {
        title: '装载比对',
        good: '装载：{{cargo}}，{{containers}} 桶，与场内记录一致',
        bad: '出口：{{cargo}}，{{containers}} 桶；应为：{{limit.cargo}}，{{limit.containers}} 桶',
      },
      en: {
        title: 'Load at the exit',
        good: '{{cargo}}, containers: {{containers}}, as recorded inside',
        bad: 'At the exit: {{cargo}}, containers {{containers}}; expected: {{limit.cargo}}, containers {{limit.containers}}',
      },
    },
  },
});

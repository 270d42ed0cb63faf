import { z } from 'zod';
import { personId as personIdShape, slug } from '../../ids.ts';
import { passNumber } from '../../text.ts';
import { instant } from '../../time.ts';
import { stepShape } from '../shape.ts';

export const antigenResults = ['negative', 'positive'] as const;

/** The most questions that a site may ask. */
export const maxHistories = 6;

export const shape = stepShape({
  kind: 'verify-crew',
  report: z.strictObject({
    kind: z.literal('verify-crew'),
    personId: personIdShape,
    identityMatches: z.boolean(), // face and document match the register
    passNumber: passNumber.nullable(), // as shown at the gate; null: none
    temperatureC: z.number().min(30).max(45),
    histories: z.record(slug, z.boolean()).refine((answers) => Object.keys(answers).length <= maxHistories), // true: yes
    sampledAt: instant.nullable(),
    result: z.enum(['negative', 'positive', 'pending']).nullable(),
    antigen: z.enum(antigenResults).nullable(), // taken at the gate without a valid result; null: none was taken
    maskOn: z.boolean(),
  }),
  acts: ['verify-crew'],
  words: {
    zh: { name: '司乘核验', acts: { 'verify-crew': '核验 {{name}}（{{number}}/{{of}}）' } },
    en: { name: 'Verify the crew', acts: { 'verify-crew': 'Verify {{name}} ({{number}}/{{of}})' } },
  },
  offline: 'yes',
  slowMinutes: 20,
  findings: {
    'verify.identity': {
      severity: 'high',
      waivable: true,
      zh: { title: '人证一致', good: '本人与证件、登记信息一致', bad: '本人与证件或登记信息不一致' },
      en: {
        title: 'Person and document agree',
        good: 'The person, the document and the register agree',
        bad: 'The person does not agree with the document or the register',
      },
    },
    'verify.person-pass': {
      severity: 'high',
      waivable: true,
      zh: {
        title: '人员通行证',
        good: '通行证 {{pass}}，与报备一致',
        bad: '出示的通行证：{{pass}}，报备的通行证：{{limit.pass}}',
      },
      en: {
        title: 'Person pass',
        good: 'Pass {{pass}}, as announced',
        bad: 'Pass shown: {{pass}}, pass announced: {{limit.pass}}',
      },
    },
    'verify.histories': {
      severity: 'high',
      waivable: true,
      zh: { title: '三史', good: '三史均为否', bad: '回答为是：{{positives}}' },
      en: { title: 'Three histories', good: 'All histories answered with no', bad: 'Answered with yes: {{positives}}' },
    },
    'verify.temperature': {
      severity: 'high',
      waivable: true,
      zh: {
        title: '体温',
        good: '体温 {{temperatureC}} ℃，低于 {{limit.below}} ℃',
        bad: '体温 {{temperatureC}} ℃，须低于 {{limit.below}} ℃',
      },
      en: {
        title: 'Temperature',
        good: '{{temperatureC}} °C, below {{limit.below}} °C',
        bad: '{{temperatureC}} °C, must be below {{limit.below}} °C',
      },
    },
    'verify.test-result': {
      severity: 'critical',
      waivable: false,
      zh: { title: '核酸结果', good: '核酸结果：{{result}}', bad: '核酸结果：{{result}}；现场抗原：{{antigen}}' },
      en: {
        title: 'Test result',
        good: 'Test result: {{result}}',
        bad: 'Test result: {{result}}; antigen test at the gate: {{antigen}}',
      },
    },
    'verify.test-age': {
      severity: 'high',
      waivable: true,
      zh: {
        title: '核酸时效',
        good: '到预计出场时采样满 {{ageHours}} 小时，限 {{limit.hours}} 小时内',
        bad: '到预计出场时采样满 {{ageHours}} 小时，限 {{limit.hours}} 小时内；核酸结果：{{result}}；现场抗原：{{antigen}}',
      },
      en: {
        title: 'Test age',
        good: '{{ageHours}} h since sampling at the expected exit, at most {{limit.hours}} h',
        bad: '{{ageHours}} h since sampling at the expected exit, at most {{limit.hours}} h; result: {{result}}; antigen test at the gate: {{antigen}}',
      },
    },
    'verify.elsewhere': {
      severity: 'critical',
      waivable: true,
      zh: {
        title: '未随其他车辆在场',
        good: '该证件人员没有随其他车辆在场内',
        bad: '该人员登记为正随 {{plate}} 在场内：请核对证件号码；号码无误请报监管处理',
      },
      en: {
        title: 'Not with another vehicle',
        good: 'Nobody of this document is inside with another vehicle',
        bad: 'Recorded as inside with {{plate}}: check the number of the document. If it is right, call a supervisor',
      },
    },
    'verify.mask': {
      severity: 'warning',
      waivable: true,
      zh: { title: '口罩', good: '已规范佩戴口罩', bad: '未规范佩戴口罩' },
      en: { title: 'Mask', good: 'Mask worn properly', bad: 'Mask not worn properly' },
    },
    'verify.crew-size': {
      severity: 'high',
      waivable: true,
      zh: {
        title: '司乘人数',
        good: '司乘 {{people}} 人，限 {{limit.max}} 人',
        bad: '司乘 {{people}} 人，超过 {{limit.max}} 人的上限',
      },
      en: {
        title: 'Size of the crew',
        good: 'Crew of {{people}}, at most {{limit.max}}',
        bad: 'Crew of {{people}}, more than the {{limit.max}} allowed',
      },
    },
    'verify.one-driver': {
      severity: 'high',
      waivable: true,
      zh: {
        title: '驾驶员一名',
        good: '驾驶员 {{drivers}} 名',
        bad: '报备驾驶员 {{drivers}} 名，应为 {{limit.drivers}} 名',
      },
      en: {
        title: 'One driver',
        good: 'Drivers: {{drivers}}',
        bad: 'Drivers: {{drivers}}, there must be {{limit.drivers}}',
      },
    },
  },
});

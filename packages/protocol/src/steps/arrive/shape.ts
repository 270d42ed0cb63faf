import { z } from 'zod';
import { plateText } from '../../declaration/declaration.ts';
import { remarkText } from '../../text.ts';
import { stepShape } from '../shape.ts';

export const shape = stepShape({
  kind: 'arrive',
  report: z.strictObject({
    kind: z.literal('arrive'),
    plate: plateText,
    trailerPlate: plateText.nullable(),
    handReason: remarkText.nullable(), // why a plate without a known form was entered
  }),
  acts: ['arrive'],
  words: {
    zh: { name: '到达登记', acts: { arrive: '登记到达' } },
    en: { name: 'Arrival', acts: { arrive: 'Record the arrival' } },
  },
  offline: 'yes',
  slowMinutes: null,
  findings: {
    'arrive.plate': {
      severity: 'high',
      waivable: true,
      zh: {
        title: '车牌与报备一致',
        good: '车牌 {{plate}}，与报备一致',
        bad: '现场车牌 {{plate}}，报备车牌 {{limit.plate}}',
      },
      en: {
        title: 'Plate as announced',
        good: 'Plate {{plate}}, as announced',
        bad: 'The plate at the gate is {{plate}}, announced was {{limit.plate}}',
      },
    },
    'arrive.trailer': {
      severity: 'high',
      waivable: true,
      zh: {
        title: '挂车与报备一致',
        good: '挂车车牌：{{trailer}}，与报备一致',
        bad: '现场挂车：{{trailer}}，报备挂车：{{limit.trailer}}',
      },
      en: {
        title: 'Trailer as announced',
        good: 'Trailer plate: {{trailer}}, as announced',
        bad: 'Trailer at the gate: {{trailer}}, announced: {{limit.trailer}}',
      },
    },
    'arrive.plate-form': {
      severity: 'warning',
      waivable: true,
      zh: {
        title: '车牌格式',
        good: '{{plate}}（挂车：{{trailer}}）符合车牌规则',
        bad: '有号牌不合规则：{{plate}}（挂车：{{trailer}}），人工录入，未核实；原因：{{reason}}',
      },
      en: {
        title: 'Form of the plate',
        good: '{{plate}} (trailer: {{trailer}}) follows the rules for plates',
        bad: 'Not of a known form: {{plate}} (trailer: {{trailer}}); entered by hand, unverified. Reason: {{reason}}',
      },
    },
    'arrive.declared': {
      severity: 'warning',
      waivable: true,
      zh: { title: '提前报备', good: '本车次已提前报备', bad: '本车次未报备，由卡口现场登记' },
      en: {
        title: 'Announced in advance',
        good: 'This visit was announced',
        bad: 'This visit was not announced; the gate entered it',
      },
    },
    'arrive.lead-time': {
      severity: 'info',
      waivable: true,
      zh: {
        title: '报备提前量',
        good: '提前 {{aheadHours}} 小时报备，要求 {{limit.aheadHours}} 小时',
        bad: '仅提前 {{aheadHours}} 小时报备，要求 {{limit.aheadHours}} 小时',
      },
      en: {
        title: 'Announced early enough',
        good: 'Announced {{aheadHours}} h ahead, {{limit.aheadHours}} h are asked for',
        bad: 'Announced only {{aheadHours}} h ahead, {{limit.aheadHours}} h are asked for',
      },
    },
  },
});

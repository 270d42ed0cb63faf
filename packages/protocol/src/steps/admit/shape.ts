import { z } from 'zod';
import { stepShape } from '../shape.ts';

export const shape = stepShape({
  kind: 'admit',
  report: z.strictObject({ kind: z.literal('admit') }),
  acts: ['admit'],
  words: {
    zh: { name: '准入', acts: { admit: '办理准入' } },
    en: { name: 'Admit', acts: { admit: 'Go to admission' } },
  },
  offline: 'paper',
  slowMinutes: null,
  findings: {
    'admit.campus-clear': {
      severity: 'warning',
      waivable: true,
      zh: { title: '归寝确认', good: '归寝确认有效至 {{until}}', bad: '归寝确认未作出或已失效（{{until}}）' },
      en: {
        title: 'Campus clear',
        good: 'Campus clear until {{until}}',
        bad: 'Campus clear was not given or has ended ({{until}})',
      },
    },
    'admit.open-hours': {
      severity: 'warning',
      waivable: true,
      zh: { title: '开放时段', good: '{{at}} 在卡口开放时段内', bad: '{{at}} 不在卡口开放时段内' },
      en: { title: 'Opening hours', good: 'The gate is open at {{at}}', bad: 'The gate is not open at {{at}}' },
    },
    'admit.lockdown': {
      severity: 'high',
      waivable: false,
      zh: { title: '全场封控', good: '当前没有封控', bad: '自 {{since}} 起全场封控，暂停准入' },
      en: { title: 'Lockdown', good: 'There is no lockdown', bad: 'Lockdown since {{since}}: nobody is admitted' },
    },
    'admit.point-hours': {
      severity: 'warning',
      waivable: true,
      zh: { title: '站点开放时段', good: '{{station}}现在开放', bad: '{{station}}现在不开放，开放时间：{{opensAt}}' },
      en: {
        title: 'Hours of the point',
        good: '{{station}} is open now',
        bad: '{{station}} is closed now; it opens: {{opensAt}}',
      },
    },
    'admit.room': {
      severity: 'warning',
      waivable: false,
      zh: {
        title: '站点车位',
        good: '{{station}}现有 {{vehicles}} 辆，可容 {{limit.capacity}} 辆',
        bad: '{{station}}已满：现有 {{vehicles}} 辆，可容 {{limit.capacity}} 辆',
      },
      en: {
        title: 'Room at the point',
        good: '{{station}}: {{vehicles}} there, room for {{limit.capacity}}',
        bad: '{{station}} is full: {{vehicles}} there, room for {{limit.capacity}}',
      },
    },
    'admit.already-inside': {
      severity: 'critical',
      waivable: false,
      zh: { title: '同一车牌不重复入场', good: '没有同车牌的其他车次', bad: '同一车牌另有 {{others}} 个车次未办结' },
      en: {
        title: 'Not inside twice',
        good: 'No other open visit with this plate',
        bad: 'Other open visits with this plate: {{others}}',
      },
    },
    'admit.crew-elsewhere': {
      severity: 'critical',
      waivable: true,
      zh: {
        title: '准入时人员未随其他车辆在场',
        good: '没有随其他车辆在场内',
        bad: '该人员登记为正随 {{plate}} 在场内：请核对证件号码；号码无误请报监管处理',
      },
      en: {
        title: 'Crew not with another vehicle',
        good: 'Not inside with another vehicle',
        bad: 'Recorded as inside with {{plate}}: check the number of the document. If it is right, call a supervisor',
      },
    },
    'admit.vehicle-pass': {
      severity: 'high',
      waivable: true,
      zh: {
        title: '车辆通行证',
        good: '车辆通行证 {{pass}} 有效至 {{validUntil}}',
        bad: '车辆通行证：{{pass}}，有效至 {{validUntil}}，须覆盖预计出场时间 {{limit.exitAt}}',
      },
      en: {
        title: 'Vehicle pass',
        good: 'Vehicle pass {{pass}} valid until {{validUntil}}',
        bad: 'Vehicle pass: {{pass}}, valid until {{validUntil}}; it must cover the expected exit at {{limit.exitAt}}',
      },
    },
    'admit.test-age': {
      severity: 'high',
      waivable: true,
      zh: {
        title: '准入时核酸时效',
        good: '到预计出场时采样满 {{ageHours}} 小时，限 {{limit.hours}} 小时内',
        bad: '到预计出场时采样满 {{ageHours}} 小时，限 {{limit.hours}} 小时内；核酸结果：{{result}}；现场抗原：{{antigen}}',
      },
      en: {
        title: 'Test age at admission',
        good: '{{ageHours}} h since sampling at the expected exit, at most {{limit.hours}} h',
        bad: '{{ageHours}} h since sampling at the expected exit, at most {{limit.hours}} h; result: {{result}}; antigen test at the gate: {{antigen}}',
      },
    },
    'admit.route': {
      severity: 'high',
      waivable: true,
      zh: { title: '路线与用途相符', good: '各站点均开放，且与本车次用途相符', bad: '站点关闭或与用途不符：{{stops}}' },
      en: {
        title: 'Route fits the purpose',
        good: 'All points are open and fit the purpose',
        bad: 'Closed, or not for this purpose: {{stops}}',
      },
    },
  },
});

import type { Purpose, crewRoles, testResults } from '@cordon/protocol/declaration/declaration.ts';
import type { DisinfectTarget } from '@cordon/protocol/plan/plan.ts';
import type { TimeField } from '@cordon/protocol/plausible.ts';
import type { SystemName } from '@cordon/protocol/roles.ts';
import type { coveredParts } from '@cordon/protocol/steps/disinfect/shape.ts';
import type { ReportOf } from '@cordon/protocol/steps/kinds.ts';
import type { antigenResults } from '@cordon/protocol/steps/verify-crew/shape.ts';
import { stepNames } from '@cordon/protocol/words/steps.ts';
import { terms as shared } from '@cordon/protocol/words/zh/terms.ts';

/* The vocabulary of the domain; every screen takes these words and no others. */
export const terms = {
  roles: shared.roles,
  system: {
    clock: '系统计时',
    watch: '值守监测',
    reports: '夜间报表',
    import: '报备导入',
    operator: '本机运维',
    edge: '系统入口',
    feed: '记录系统',
  } satisfies Record<SystemName, string>,
  places: shared.places,
  held: '已暂扣',
  holds: {
    finding: '核验项不通过：{{rules}}',
    person: '人工暂扣：{{text}}',
    lockdown: '全场封控',
  },
  unannounced: '未报备',
  declared: '已报备',
  purposes: { supply: '供货', refuse: '清运' } satisfies Record<Purpose, string>,
  steps: stepNames('zh'),
  disinfect: { vehicle: '车辆消杀', goods: '货物消杀', place: '场地消杀' } satisfies Record<DisinfectTarget, string>,
  legTo: '驶往{{station}}',
  legOut: '驶往出口',
  stepAt: '{{station}} · {{step}}',
  stepStatus: { pending: '未开始', running: '进行中', done: '已完成', failed: '不通过' },
  undone: { never: '未做', begun: '未做完' }, // of a visit that was closed before
  attempt: '第 {{count}} 次',
  crew: '司乘人员',
  crewRoles: { driver: '驾驶员', passenger: '随车人员' } satisfies Record<(typeof crewRoles)[number], string>,
  results: { negative: '阴性', positive: '阳性', pending: '待出结果' } satisfies Record<
    (typeof testResults)[number],
    string
  >,
  timeFields: {
    eta: '预计到达',
    declaredAt: '报备时间',
    validUntil: '通行证有效期',
    sampledAt: '采样时间',
    batch: '配制或失效时间',
    night: '日期',
  } satisfies Record<TimeField, string>,
  antigen: { negative: '阴性', positive: '阳性', none: '未做' } satisfies Record<
    (typeof antigenResults)[number] | 'none',
    string
  >,
  parts: {
    body: '车厢外表',
    wheels: '轮胎',
    'cab-outside': '驾驶室外表',
    underside: '底盘',
    cargo: '货物外包装',
    ground: '作业地面',
  } satisfies Record<(typeof coveredParts)[number], string>,
  cargo: { empty: '空车', goods: '有货', refuse: '垃圾' } satisfies Record<ReportOf<'reconcile'>['cargo'], string>,
  deviation: '偏离',
  deviations: shared.deviations,
  deviationVerdicts: { breach: '认定违规', dismissed: '不予认定' },
  needs: shared.needs,
  override: '特批',
  overrideStatus: {
    asked: '待第二人审批',
    approved: '已批准',
    used: '已批准并使用',
    denied: '未批准',
    lapsed: '逾时失效',
  },
  outcomes: { pass: '通过', warn: '注意', fail: '不通过', waived: '已特批' },
};

import { fieldsOf, namesOf } from '../../steps/word-lists.ts';
import { stepWords } from '../../steps/words.zh.ts';
import { terms as shared } from '@cordon/protocol/words/zh/terms.ts';
import type { OverrideReason } from '../registries.ts';
import type { ExportKind, SignInMethod, UnmaskReason } from '@cordon/protocol/audit/events.ts';
import type { AlertOutcome } from '@cordon/protocol/alert/state.ts';
import type { crewRoles, DocumentKind, Purpose, testResults } from '@cordon/protocol/declaration/declaration.ts';
import type { TimeField } from '@cordon/protocol/plausible.ts';
import type { DisinfectTarget } from '@cordon/protocol/plan/plan.ts';
import type { SystemName } from '@cordon/protocol/roles.ts';
import type { Station } from '@cordon/protocol/site/settings.ts';
import type { coveredParts } from '@cordon/protocol/steps/disinfect/shape.ts';
import type { ReportOf } from '@cordon/protocol/steps/kinds.ts';
import type { antigenResults } from '@cordon/protocol/steps/verify-crew/shape.ts';
import type { VisitState } from '@cordon/protocol/visit/state.ts';

/* The vocabulary of the domain; every screen takes these words and no others. */
export const terms = {
  visit: '进校车次',
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
  stations: { gate: '卡口', unloading: '卸货点', refuse: '垃圾站' } satisfies Record<Station['kind'], string>,
  places: shared.places,
  visitStatus: {
    expected: '待到达',
    atGate: '在卡口',
    inside: '在场内',
    atExit: '在出口',
    released: '已放行',
    refused: '已劝返',
    escortedOut: '已护送离场',
    cancelled: '已取消报备',
    lapsed: '逾期未到',
  } satisfies Record<VisitState['status'], string>,
  held: '已暂扣',
  holds: {
    finding: '核验项不通过：{{rules}}',
    person: '人工暂扣：{{text}}',
    lockdown: '全场封控',
  },
  unannounced: '未报备',
  declared: '已报备',
  plans: { supply: '供货闭环', refuse: '清运闭环' } satisfies Record<Purpose, string>,
  purposes: { supply: '供货', refuse: '清运' } satisfies Record<Purpose, string>,
  steps: namesOf(stepWords),
  disinfect: { vehicle: '车辆消杀', goods: '货物消杀', place: '场地消杀' } satisfies Record<DisinfectTarget, string>,
  legTo: '驶往{{station}}',
  legOut: '驶往出口',
  stepAt: '{{station}} · {{step}}',
  stepStatus: { pending: '未开始', running: '进行中', done: '已完成', failed: '不通过' },
  undone: { never: '未做', begun: '未做完' }, // of a visit that was closed before
  anyStep: '环节登记',
  unknownNumber: '未知工号',
  attempt: '第 {{count}} 次',
  crew: '司乘人员',
  crewRoles: { driver: '驾驶员', passenger: '随车人员' } satisfies Record<(typeof crewRoles)[number], string>,
  documents: {
    'id-card': '居民身份证',
    passport: '护照',
    'hk-macau-permit': '港澳居民来往内地通行证',
    'taiwan-permit': '台湾居民来往大陆通行证',
  } satisfies Record<DocumentKind, string>,
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
  sides: {
    entry: '入场',
    exit: '出口',
    expected: '应为',
    people: '{{count}} 人',
    missing: '缺 {{names}}',
    added: '多出 {{count}} 人',
    containers: '{{count}} 桶',
  },
  deviation: '偏离',
  deviations: shared.deviations,
  deviationVerdicts: { breach: '认定违规', dismissed: '不予认定' },
  needs: shared.needs,
  override: '特批',
  overrideReasons: {
    'perishable-goods': '货物易腐，不能久等',
    'medical-need': '医疗急需',
    'document-delay': '证明材料未及时送达',
    'equipment-fault': '设备故障',
    other: '其他原因',
  } satisfies Record<OverrideReason, string>,
  overrideStatus: {
    asked: '待第二人审批',
    approved: '已批准',
    used: '已批准并使用',
    denied: '未批准',
    lapsed: '逾时失效',
  },
  severities: shared.severities,
  outcomes: { pass: '通过', warn: '注意', fail: '不通过', waived: '已特批' },
  alert: '告警',
  alertStates: { raised: '待接警', acknowledged: '已接警', cleared: '已恢复', closed: '已办结' },
  alertOutcomes: {
    handled: '已处置',
    'no-action': '无需处置',
    'false-alarm': '误报',
    'by-rule': '无人办结，逾时自动办结',
  } satisfies Record<AlertOutcome, string>,
  means: { screen: '屏幕响铃', message: '消息' },
  silenceOver: { time: '到时结束', hand: '提前取消' },
  reraised: { 'acknowledgement-over': '接警后逾时未办结', 'leader-gone': '同因告警已结束，本条仍在' },
  signInMethods: { pin: '口令', password: '密码' } satisfies Record<SignInMethod, string>,
  nameSources: { document: '按所见证件', file: '按导入文件' },
  unmaskReasons: {
    'compare-document': '核对证件',
    'call-person': '联系本人',
    'health-office': '疾控部门要求',
    other: '其他原因',
  } satisfies Record<UnmaskReason, string>,
  exports: {
    'night-visits': '夜间车次表',
  } satisfies Record<ExportKind, string>,
  clear: '归寝确认',
  lockdown: '全场封控',
  weekdays: { 0: '周日', 1: '周一', 2: '周二', 3: '周三', 4: '周四', 5: '周五', 6: '周六' },
  reportFields: fieldsOf(stepWords),
};

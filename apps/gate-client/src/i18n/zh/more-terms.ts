import type { AlertOutcome } from '@cordon/protocol/alert/state.ts';
import type { ExportKind, SignInMethod, UnmaskReason } from '@cordon/protocol/audit/events.ts';
import type { DocumentKind, Purpose } from '@cordon/protocol/declaration/declaration.ts';
import type { Station } from '@cordon/protocol/site/settings.ts';
import type { VisitState } from '@cordon/protocol/visit/state.ts';
import type { Override } from '@cordon/protocol/visit/state.ts';
import { terms as shared } from '@cordon/protocol/words/zh/terms.ts';
import { fieldsOf } from '../../steps/word-lists.ts';
import { stepWords } from '../../steps/words.ts';

export const moreTerms = {
  visit: '进校车次',
  stations: { gate: '卡口', unloading: '卸货点', refuse: '垃圾站' } satisfies Record<Station['kind'], string>,
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
  plans: { supply: '供货闭环', refuse: '清运闭环' } satisfies Record<Purpose, string>,
  anyStep: '环节登记',
  unknownNumber: '未知工号',
  documents: {
    'id-card': '居民身份证',
    passport: '护照',
    'hk-macau-permit': '港澳居民来往内地通行证',
    'taiwan-permit': '台湾居民来往大陆通行证',
  } satisfies Record<DocumentKind, string>,
  sides: {
    entry: '入场',
    exit: '出口',
    expected: '应为',
    people: '{{count}} 人',
    missing: '缺 {{names}}',
    added: '多出 {{count}} 人',
    containers: '{{count}} 桶',
  },
  overrideReasons: {
    'perishable-goods': '货物易腐，不能久等',
    'medical-need': '医疗急需',
    'document-delay': '证明材料未及时送达',
    'equipment-fault': '设备故障',
    other: '其他原因',
  } satisfies Record<Override['reasonCode'], string>,
  severities: shared.severities,
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
  reportFields: fieldsOf(stepWords.zh),
};

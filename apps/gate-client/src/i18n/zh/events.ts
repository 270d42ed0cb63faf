import type { AlertEvent } from '@cordon/protocol/alert/state.ts';
import type { SiteEvent } from '@cordon/protocol/site/state.ts';
import type { VisitEvent } from '@cordon/protocol/visit/events.ts';

type EventType = VisitEvent['type'] | SiteEvent['type'] | AlertEvent['type'];

/** One line per event of the feed. */
export const events = {
  visitDeclared: '报备：{{company}}，{{purpose}}',
  declarationAmended: '报备已更新',
  declarationCancelled: '报备已取消：{{reason}}',
  vehicleArrived: '车辆到达{{station}}',
  stepReported: '{{step}}：{{outcome}}',
  reportCorrected: '{{step}}更正：{{reason}}',
  findingsRecomputed: '{{step}}重新核算：{{outcome}}',
  crewChanged: '司乘变更：{{reason}}',
  stopsChanged: '卸货点改派：{{stops}}',
  visitHeld: '暂扣：{{reason}}',
  visitResumed: '恢复：{{note}}',
  visitRefused: '劝返：{{reason}}',
  visitEscortedOut: '护送离场：{{reason}}',
  overrideRequested: '申请特批：{{rule}}',
  overrideApproved: '特批已批准',
  overrideDenied: '特批未批准',
  deviationReported: '偏离上报：{{kind}}',
  deviationSettled: '偏离{{verdict}}：{{note}}',
  helpAsked: '司乘求助：{{need}}',
  helpGiven: '求助已办理',
  deadlinePassed: '时限已到：{{deadline}}',
  attemptRefused: '操作被拒：{{code}}',
  siteOpened: '场所启用',
  clearDeclared: '归寝确认，有效至 {{until}}',
  clearRevoked: '归寝确认撤回：{{reason}}',
  clearExpired: '归寝确认到期',
  clearExpiring: '归寝确认将于 {{until}} 到期',
  lockdownSet: '全场封控：{{reason}}',
  lockdownLifted: '封控解除：{{reason}}',
  stationSaved: '站点更新：{{station}}',
  hoursSet: '开放时段更新',
  limitsSet: '限值更新',
  batchAdded: '新增消毒液批次：{{batch}}',
  batchRetired: '消毒液批次停用：{{batch}}',
  staffSaved: '人员更新：{{name}}',
  alertRaised: '告警产生：{{rule}}',
  alertAcknowledged: '接警',
  alertUnacknowledged: '撤销接警：{{reason}}',
  alertCommented: '告警备注：{{text}}',
  alertCleared: '告警恢复',
  alertClosed: '告警办结：{{outcome}}',
} satisfies Record<EventType, string>;

export const deadlines = {
  'contact-over': '作用时间',
  'step-slow': '环节时限',
  'leg-slow': '路段时限',
  'loop-warn': '滞留提醒时限',
  'loop-critical': '滞留最长时限',
  'override-lapse': '特批时限',
} satisfies Record<Extract<VisitEvent, { type: 'deadlinePassed' }>['deadline']['kind'], string>;

import type { AlertRule } from '../../alert/state.ts';
import type { VisitRule } from '../../visit/rules.ts';

/** `good` when the rule passed, `bad` when it failed or warns; the finding's own values go in, `limit.` its limits. */
type FindingWords = { title: string; good: string; bad: string };

export const findings = {
  'arrive.plate': {
    title: '车牌与报备一致',
    good: '车牌 {{plate}}，与报备一致',
    bad: '现场车牌 {{plate}}，报备车牌 {{limit.plate}}',
  },
  'arrive.trailer': {
    title: '挂车与报备一致',
    good: '挂车车牌：{{trailer}}，与报备一致',
    bad: '现场挂车：{{trailer}}，报备挂车：{{limit.trailer}}',
  },
  'arrive.plate-form': {
    title: '车牌格式',
    good: '{{plate}}（挂车：{{trailer}}）符合车牌规则',
    bad: '有号牌不合规则：{{plate}}（挂车：{{trailer}}），人工录入，未核实；原因：{{reason}}',
  },
  'arrive.declared': {
    title: '提前报备',
    good: '本车次已提前报备',
    bad: '本车次未报备，由卡口现场登记',
  },
  'arrive.lead-time': {
    title: '报备提前量',
    good: '提前 {{aheadHours}} 小时报备，要求 {{limit.aheadHours}} 小时',
    bad: '仅提前 {{aheadHours}} 小时报备，要求 {{limit.aheadHours}} 小时',
  },
  'disinfect.batch-strength': {
    title: '消毒液有效氯',
    good: '有效氯 {{mgPerL}} mg/L，不低于 {{limit.mgPerL}} mg/L',
    bad: '有效氯 {{mgPerL}} mg/L，须达到 {{limit.mgPerL}} mg/L',
  },
  'disinfect.batch-expiry': {
    title: '消毒液有效期',
    good: '批次在有效期内，{{limit.expiresAt}} 到期',
    bad: '批次已于 {{limit.expiresAt}} 过期',
  },
  'disinfect.contact-time': {
    title: '作用时间',
    good: '已作用 {{minutes}} 分钟，要求 {{limit.minutes}} 分钟',
    bad: '只作用了 {{minutes}} 分钟，要求 {{limit.minutes}} 分钟',
  },
  'disinfect.coverage': {
    title: '消杀部位',
    good: '应消杀的部位均已喷洒',
    bad: '漏喷部位：{{missing}}',
  },
  'verify.identity': {
    title: '人证一致',
    good: '本人与证件、登记信息一致',
    bad: '本人与证件或登记信息不一致',
  },
  'verify.person-pass': {
    title: '人员通行证',
    good: '通行证 {{pass}}，与报备一致',
    bad: '出示的通行证：{{pass}}，报备的通行证：{{limit.pass}}',
  },
  'verify.histories': {
    title: '三史',
    good: '三史均为否',
    bad: '回答为是：{{positives}}',
  },
  'verify.temperature': {
    title: '体温',
    good: '体温 {{temperatureC}} ℃，低于 {{limit.below}} ℃',
    bad: '体温 {{temperatureC}} ℃，须低于 {{limit.below}} ℃',
  },
  'verify.test-result': {
    title: '核酸结果',
    good: '核酸结果：{{result}}',
    bad: '核酸结果：{{result}}；现场抗原：{{antigen}}',
  },
  'verify.test-age': {
    title: '核酸时效',
    good: '到预计出场时采样满 {{ageHours}} 小时，限 {{limit.hours}} 小时内',
    bad: '到预计出场时采样满 {{ageHours}} 小时，限 {{limit.hours}} 小时内；核酸结果：{{result}}；现场抗原：{{antigen}}',
  },
  'verify.elsewhere': {
    title: '未随其他车辆在场',
    good: '该证件人员没有随其他车辆在场内',
    bad: '该人员登记为正随 {{plate}} 在场内：请核对证件号码；号码无误请报监管处理',
  },
  'verify.mask': {
    title: '口罩',
    good: '已规范佩戴口罩',
    bad: '未规范佩戴口罩',
  },
  'verify.crew-size': {
    title: '司乘人数',
    good: '司乘 {{people}} 人，限 {{limit.max}} 人',
    bad: '司乘 {{people}} 人，超过 {{limit.max}} 人的上限',
  },
  'verify.one-driver': {
    title: '驾驶员一名',
    good: '驾驶员 {{drivers}} 名',
    bad: '报备驾驶员 {{drivers}} 名，应为 {{limit.drivers}} 名',
  },
  'seal.recorded': {
    title: '封条登记',
    good: '封条号 {{number}} 已登记',
    bad: '封条未登记',
  },
  'admit.campus-clear': {
    title: '归寝确认',
    good: '归寝确认有效至 {{until}}',
    bad: '归寝确认未作出或已失效（{{until}}）',
  },
  'admit.open-hours': {
    title: '开放时段',
    good: '{{at}} 在卡口开放时段内',
    bad: '{{at}} 不在卡口开放时段内',
  },
  'admit.point-hours': {
    title: '站点开放时段',
    good: '{{station}}现在开放',
    bad: '{{station}}现在不开放，开放时间：{{opensAt}}',
  },
  'admit.lockdown': {
    title: '全场封控',
    good: '当前没有封控',
    bad: '自 {{since}} 起全场封控，暂停准入',
  },
  'admit.room': {
    title: '站点车位',
    good: '{{station}}现有 {{vehicles}} 辆，可容 {{limit.capacity}} 辆',
    bad: '{{station}}已满：现有 {{vehicles}} 辆，可容 {{limit.capacity}} 辆',
  },
  'admit.already-inside': {
    title: '同一车牌不重复入场',
    good: '没有同车牌的其他车次',
    bad: '同一车牌另有 {{others}} 个车次未办结',
  },
  'admit.crew-elsewhere': {
    title: '准入时人员未随其他车辆在场',
    good: '没有随其他车辆在场内',
    bad: '该人员登记为正随 {{plate}} 在场内：请核对证件号码；号码无误请报监管处理',
  },
  'admit.vehicle-pass': {
    title: '车辆通行证',
    good: '车辆通行证 {{pass}} 有效至 {{validUntil}}',
    bad: '车辆通行证：{{pass}}，有效至 {{validUntil}}，须覆盖预计出场时间 {{limit.exitAt}}',
  },
  'admit.test-age': {
    title: '准入时核酸时效',
    good: '到预计出场时采样满 {{ageHours}} 小时，限 {{limit.hours}} 小时内',
    bad: '到预计出场时采样满 {{ageHours}} 小时，限 {{limit.hours}} 小时内；核酸结果：{{result}}；现场抗原：{{antigen}}',
  },
  'admit.route': {
    title: '路线与用途相符',
    good: '各站点均开放，且与本车次用途相符',
    bad: '站点关闭或与用途不符：{{stops}}',
  },
  'dock.crew-in-cab': {
    title: '司乘不下车',
    good: '司乘人员均在驾驶室内',
    bad: '有司乘人员不在驾驶室内',
  },
  'dock.windows-shut': {
    title: '车窗关闭',
    good: '车窗已关闭',
    bad: '车窗未关闭',
  },
  'dock.masks-on': {
    title: '佩戴口罩',
    good: '司乘人员均佩戴口罩',
    bad: '有司乘人员未戴口罩',
  },
  'unload.contactless': {
    title: '无接触卸货',
    good: '卸货全程无接触',
    bad: '卸货时发生接触',
  },
  'unload.rest-on-board': {
    title: '车上余货',
    good: '卸货后车上：{{cargoAfter}}',
    bad: '末站卸货后车上仍{{cargoAfter}}',
  },
  'load.contactless': {
    title: '无接触装运',
    good: '装运全程无接触',
    bad: '装运时发生接触',
  },
  'load.covered': {
    title: '加盖密闭',
    good: '{{containers}} 桶已加盖密闭',
    bad: '{{containers}} 桶未加盖密闭',
  },
  'reconcile.plate': {
    title: '车牌比对',
    good: '出口车牌 {{plate}}，与入场一致',
    bad: '出口读到 {{plate}}，入场为 {{limit.plate}}',
  },
  'reconcile.trailer': {
    title: '挂车比对',
    good: '挂车：{{trailer}}，与入场一致',
    bad: '出口读到 {{trailer}}，入场为 {{limit.trailer}}',
  },
  'reconcile.crew': {
    title: '司乘比对',
    good: '司乘 {{people}} 人，与入场一致',
    bad: '出口 {{people}} 人，入场 {{limit.people}} 人；缺：{{missing}}；多出 {{added}} 人',
  },
  'reconcile.seal': {
    title: '封条比对',
    good: '封条：{{seal}}，与入场一致',
    bad: '出口读到 {{seal}}，入场为 {{limit.seal}}',
  },
  'reconcile.cargo': {
    title: '装载比对',
    good: '装载：{{cargo}}，{{containers}} 桶，与场内记录一致',
    bad: '出口：{{cargo}}，{{containers}} 桶；应为：{{limit.cargo}}，{{limit.containers}} 桶',
  },
  'release.lockdown': {
    title: '封控时不放行',
    good: '当前没有封控',
    bad: '全场封控中，暂不放行',
  },
} satisfies Record<VisitRule, FindingWords>;

/** Alerts that no finding causes; their parameters go in. */
export const alerts = {
  'visit.held': { title: '人工暂扣', text: '车辆已暂扣：{{text}}' },
  'visit.unannounced': { title: '未报备车辆', text: '未报备车辆到达卡口，请按规定核查' },
  'visit.contact-over': { title: '作用时间已到', text: '作用时间已于 {{at}} 到，可以结束消杀' },
  'visit.step-slow': { title: '环节超时', text: '本环节应在 {{at}} 前完成' },
  'visit.leg-slow': { title: '路段超时', text: '车辆应在 {{at}} 前到达下一站点' },
  'visit.loop-warn': { title: '滞留提醒', text: '车辆在场内已超过提醒时限（{{at}}）' },
  'visit.loop-critical': { title: '超时滞留', text: '车辆在场内已超过最长时限（{{at}}），请立即处置' },
  'visit.result-due': { title: '核酸结果逾期未登记', text: '{{person}}的核酸结果应在 {{at}} 前登记，至今未登记' },
  'visit.override-asked': { title: '特批待审', text: '申请特批“{{rule}}”，须由另一名监管人员审批' },
  'visit.override-lapsed': { title: '特批逾时失效', text: '特批至 {{at}} 未审批或未使用，已失效' },
  'visit.deviation': { title: '偏离上报', text: '上报偏离：{{kind}}' },
  'visit.breach': { title: '违规', text: '偏离已认定为违规' },
  'visit.help': { title: '司乘求助', text: '司乘人员{{need}}' },
  'visit.attempt': { title: '被拒的操作', text: '操作被拒：{{code}}' },
  'visit.record-unsettled': {
    title: '登记未被采纳',
    text: '{{author}} 断网时的登记已无法采纳，请核实',
  },
  'site.paper': { title: '纸面模式', text: '断网期间凭人工准入和放行：{{reason}}' },
  'site.paper-over': {
    title: '纸面模式已满十二小时',
    text: '纸面模式启用满十二小时，已于 {{until}} 结束，此后断网期间的准入和放行须由监管核实。网络仍未恢复的，请监管重新启用',
  },
  'site.lockdown': { title: '全场封控', text: '全场封控：{{reason}}' },
  'site.clear-expiring': { title: '归寝确认将到期', text: '归寝确认将于 {{until}} 到期' },
  'site.clear-expired': { title: '归寝确认已到期', text: '归寝确认已于 {{until}} 到期，场内仍有车辆' },
  'site.clear-revoked': { title: '归寝确认已撤回', text: '归寝确认已撤回：{{reason}}' },
  'site.clock-set': {
    title: '服务器时钟被调整',
    text: '由 {{from}} 变为 {{to}}。作用时间和时限不会缩短，请核对时钟、开放时间和通行证',
  },
  'site.clock-gap': {
    title: '服务器曾停机',
    text: '按服务器时钟，{{from}} 至 {{to}} 停机，这段时间不计入作用时间',
  },
  'watch.nobody': { title: '无人监管', text: '自 {{since}} 起没有监管人员在线' },
  'watch.tablet': { title: '平板失联', text: '{{name}}的平板自 {{since}} 起失联' },
  'watch.appendonly': {
    title: 'Redis 未开启持久化：appendonly',
    text: '{{since}} 发现 Redis 的 appendonly 不是 yes，一旦重启会丢失已确认的登记。请通知管理员改为 yes（CONFIG SET appendonly yes），并修改 Redis 配置文件',
  },
  'watch.maxmemory-policy': {
    title: 'Redis 可能删除记录：maxmemory-policy',
    text: '{{since}} 发现 Redis 的 maxmemory-policy 不是 noeviction，内存用满时会删除车次记录。请通知管理员改为 noeviction（CONFIG SET maxmemory-policy noeviction），并修改 Redis 配置文件',
  },
  'watch.appendfsync': {
    title: 'Redis 延迟写盘：appendfsync',
    text: '{{since}} 发现 Redis 的 appendfsync 已不是 always，断电可能丢失最后几秒已确认的登记。请通知管理员改为 always（CONFIG SET appendfsync always），并修改 Redis 配置文件',
  },
  'record.went-back': {
    title: '记录发生回退',
    text: '记录从第 {{fromSeq}} 条（{{fromAt}}）回退到第 {{toSeq}} 条（{{toAt}}），其间已确认的内容缺失。平板将自动补报已录入的内容，监管和专班的决定须重新作出',
  },
  'record.replaced': {
    title: '记录被旧备份替换',
    text: '已确认的第 {{fromSeq}} 条（{{fromAt}}）记录不在现有记录中，服务器正在使用旧的备份。平板将自动补报已录入的内容，监管和专班的决定须重新作出',
  },
  'record.unknown-entries': {
    title: '终端记录多于服务器',
    text: '有终端收到过截至第 {{seq}} 条的记录，而服务器上没有，服务器可能正在使用旧的备份',
  },
  'record.unreadable': {
    title: '记录无法读取',
    text: '当前版本无法读取 {{record}} 的记录，已单独隔离，不再接受新的操作。请改用纸质登记，并通知管理员处理',
  },
  'watch.feed': { title: '长时间无动态', text: '场内有车辆，但自 {{since}} 起没有任何动态' },
} satisfies Record<Exclude<AlertRule, VisitRule>, { title: string; text: string }>;

export const rules = { findings, alerts };

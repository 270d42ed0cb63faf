import type { AlertRule } from '../../alert/state.ts';
import type { VisitRule } from '../../visit/rules.ts';

/** What every alert says that no finding explains. */
export const alerts = {
  'visit.held': { title: '人工暂扣', text: '车辆已暂扣：{{text}}' },
  'visit.unannounced': { title: '未报备车辆', text: '未报备车辆到达卡口，请按规定核查' },
  'visit.contact-over': { title: '作用时间已到', text: '作用时间已于 {{at}} 到，可以进行下一步' },
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

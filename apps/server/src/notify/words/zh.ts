/** Words of messages only; the others are shared with the screens. */
export const zh = {
  colon: '：',
  heading: '【{{severity}}】{{title}}',
  lines: { site: '场所', plate: '车牌', where: '位置', since: '发生时间', count: '次数', asked: '请处理' },
  /* [NT18] Both words are recommended as a robot's keyword: every message ends with one of these. */
  seeBoard: 'Cordon · 详情请在监管看板查看。',
  test: {
    title: '测试消息',
    text: '这是来自{{site}}卡口系统的测试消息，无需处理。',
    end: 'Cordon · 真实告警的详情请在监管看板查看。',
  },
  digest: {
    comma: '，',
    title: '{{count}} 条告警待处理',
    count: '{{severity}} {{count}} 条',
    more: '另有 {{count}} 条随后发送',
  },
  /* Without names and typed text, which are not sent out. */
  texts: {
    'visit.held': '车辆已由人工暂扣',
    'visit.record-unsettled': '一条断网时的登记无法采纳，请监管核实',
    'site.paper': '纸面模式已启用：断网期间凭人工准入和放行',
    'site.lockdown': '全场封控中',
    'site.clear-revoked': '归寝确认已撤回',
    'visit.result-due': '一名司乘人员的核酸结果应在 {{at}} 前登记，至今未登记',
    'record.unreadable': '一条车次或告警的记录无法读取，已单独隔离',
    'watch.tablet': '值守平板自 {{since}} 起失联',
  },
};

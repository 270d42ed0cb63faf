import type { Nearness } from '../../screens/unloading/arrivals.ts';

export const unloading = {
  title: '卸货点',
  list: '来车',
  station: '我的站点',
  allStations: '全部站点（{{count}}）',
  none: '没有要来的车辆',
  noneText: '有车辆报备到本站点时，会自动出现在这里。',
  rest: '之后还有 {{count}} 辆',
  near: {
    here: '已在本站',
    coming: '正驶来',
    elsewhere: '在其他站点',
    atGate: '在卡口',
    expected: '待到达',
  } satisfies Record<Nearness, string>,
  when: {
    here: '车辆在本站',
    next: '下一步：{{step}}',
    contact: '{{step}}：作用时间中',
    depart: '作业完成，可以出发',
    coming: '{{count}} 分钟内到',
    overdue: '已晚 {{count}} 分钟',
    elsewhere: '先去其他站点，之后到本站',
    atGate: '在卡口办理入场',
    eta: '预计 {{at}} 到卡口',
    soon: '预计 {{count}} 分钟后到卡口',
    late: '比预计晚 {{count}} 分钟',
  },
  backToList: '返回来车列表',
  incidents: '异常上报',
  steps: '本站环节',
  notPassed: '本站未通过的核验项',
  nothing: {
    held: '已暂扣，等监管决定',
    wait: '车辆还没到本站',
  },
};

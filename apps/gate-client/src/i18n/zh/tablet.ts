import { alerts } from '@cordon/protocol/words/zh/alerts.ts';
import { errors } from '@cordon/protocol/words/zh/errors.ts';
import type { Nearness } from '../../screens/unloading/arrivals.ts';
import { commands, deadlines, events } from './events.ts';
import { gateForms, moreSteps } from './forms.ts';
import { moreTerms } from './more-terms.ts';
import { entry, identity, offlineEntry, session, shift } from './sign-in.ts';

export const morePlate = {
  trailer: '挂车车牌',
  provinces: '省份',
  letters: '字母数字',
  system: '系统键盘',
  ownKeyboard: '车牌键盘',
  empty: '请输入车牌',
  kinds: {
    ordinary: '普通车牌',
    'new-energy-small': '小型新能源',
    'new-energy-large': '大型新能源',
    trailer: '挂车',
    coach: '教练车',
    police: '警车',
    'hong-kong': '港籍入出境车',
    macau: '澳籍入出境车',
    consulate: '领馆车',
    embassy: '使馆车',
    emergency: '应急救援车',
    temporary: '临时号牌',
    test: '试验车',
    oversize: '超限车',
    'armed-police': '武警车',
    army: '军车',
    airport: '民航场内车',
    agricultural: '拖拉机和农机',
  },
};

export const morePwa = {
  storage: {
    title: '本机存储',
    left: '剩余 {{left}}，已用 {{used}}',
    low: '存储快满了，请清理平板或换一台',
    kept: '浏览器不会自动清除登记',
    notKept: '浏览器空间不足时可能清除登记，请尽快联网同步',
    onBoard: '程序已全部存入本机，断网也能用',
    notOnBoard: '程序还没有全部存入本机，请先保持联网',
    unknown: '浏览器没有提供存储情况',
  },
};

export const moreQueue = {
  title: '本机的登记',
  empty: '全部登记已由服务器确认。',
  notKept: '没能存进本机，请勿关闭页面',
  recorded: '{{time}} 登记',
  by: '{{name}} 登记，仍以本人名义发送',
  waitsFor: '等 {{name}} 本人签到后发送',
  foretold: '按现有情况，服务器多半会退回：{{reason}}',
  dismiss: '知道了',
  setAside: '移交监管',
  setAsideTitle: '把这条登记移交监管',
  setAsideText: '这条登记不再发送，内容和原因交给监管员处理。',
  asideReasons: { stuck: '一直发不出去', wrong: '登记有误', done: '已由别人完成' },
  ownWaiting: '您有 {{count}} 项登记还没有得到服务器确认',
  ownWaitingText: '这些登记留在本机，联网后仍以您的名义发送，不必等待。',
  sync: '立即同步',
  synced: {
    offline: '连不上服务器，{{waiting}} 条已存本机，连上后自动发送。',
    nothing: '已连上服务器，没有待送的登记。',
    sent: '已送达 {{sent}} 条，其中被退回 {{refused}} 条。',
    some: '已送达 {{sent}} 条，还有 {{waiting}} 条待送。',
  },
  unreadable: '有 {{count}} 条登记打不开',
  unreadableText: '本机的密钥已丢失。登记还留在本机，请联系专班。',
  export: '导出发送记录',
  exportHint: '只含编号、时间和结果，不含登记内容，用来查找丢失的登记。',
  exportName: '发送记录',
  provisionalText: '以下按本机登记显示，服务器确认前不作准。',
  paper: {
    declareText: '启用后，断网期间可以登记准入和放行，由您本人负责，并通知监管。',
    declareAction: '由我负责，启用',
    reasons: {
      wifi: '无线网络中断，监管已电话同意',
      server: '服务器故障，监管已电话同意',
      power: '停电，监管已电话同意',
    },
  },
  offlineOver: '失联超过 12 小时，现在只能查看。',
};

export const moreStrip = {
  menu: '菜单',
  screens: {
    gate: '卡口',
    unloading: '卸货点',
    board: '监管总览',
    wall: '大屏',
    office: '专班办公',
    review: '夜间回顾',
  },
  goTo: '转到',
  changePerson: '换人',
  changeTo: '换成谁',
  shiftStart: '上岗',
  shiftSince: '{{time}} 上岗',
  changePassword: '修改密码',
  handOver: '交班离岗',
  signOff: '签退',
  language: '语言',
  theme: '明暗',
};

export const unloading = {
  title: '卸货点',
  list: '来车',
  station: '我的站点',
  allStations: '全部站点（{{count}}）',
  none: '没有要来的车辆',
  lockdown: '封控中：停止准入和放行',
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
  strayed: {
    open: '这辆车不是来这里的',
    title: '查找不在来车列表中的车辆',
    hint: '输入车牌的任意几位，至少两位。',
    found: '找到的车辆',
    none: '校内没有这个车牌的车辆，请核对车牌；仍查不到请联系监管。',
    shouldBe: '应在：{{where}}',
    reported: '{{plate}} 已上报，监管已收到告警',
    reportedText: '请让司乘人员留在车上，等监管处置。',
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

/** What tablets say besides: forms, refusals, coming in, taking over, the points. It comes after the first view, or when it is needed. */
export const zhTablet = {
  commands,
  deadlines,
  entry,
  errors,
  events,
  identity,
  offlineEntry,
  session,
  shift,
  unloading,
  gate: gateForms,
  plate: morePlate,
  pwa: morePwa,
  queue: moreQueue,
  steps: moreSteps,
  strip: moreStrip,
  terms: moreTerms,
  rules: { alerts },
};

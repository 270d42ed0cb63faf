import type { SiteNoticeKind } from '@cordon/protocol/site/notices.ts';
import { findingWords } from '@cordon/protocol/words/findings.ts';
import { gate, steps } from './gate.ts';
import { terms } from './terms.ts';

export const common = {
  readTwice: { text: '同一内容重复了两遍，是否扫了两次？', use: '改为 {{once}}' },
  product: 'Cordon 闭环卡口',
  close: '关闭',
  cancel: '取消',
  back: '返回',
  confirm: '确定',
  save: '保存',
  undo: '撤销',
  dismiss: '知道了',
  edit: '修改',
  search: '查找',
  clear: '清空',
  erase: '删除一位',
  none: '无',
  yes: '是',
  no: '否',
  unknown: '未知',
  moreBelow: '下方还有 {{count}} 项',
  more: '更多',
  less: '收起',
  again: '再试一次',
  loading: '正在载入…',
  later: { title: '正在打开', failed: '这部分还没下载到本机，网络恢复后请再试。' },
  holdToConfirm: '按住 {{seconds}} 秒确认',
  holdLonger: '请继续按住，满 {{seconds}} 秒才生效',
  busy: '正在提交…',
  reason: '原因',
  reasonHint: '至少写 {{count}} 个字',
  otherReason: '其他原因',
  broken: {
    title: '这个页面出错了',
    text: '已登记的内容都在服务器上，没有丢失。请重新载入；如再次出现，请联系专班。',
    again: '重新载入',
  },
  notFound: {
    title: '没有这个页面',
    text: '地址有误，或您的岗位不能使用这个页面。',
    home: '回到本岗位页面',
  },
  status: {
    pass: '通过',
    hold: '暂扣',
    refuse: '劝返',
    running: '进行中',
    waiting: '等待',
    offline: '离线',
    fail: '不通过',
    warn: '注意',
  },
  unit: {
    minutes: '{{count}} 分钟',
    hours: '{{count}} 小时',
    seconds: '{{count}} 秒',
    celsius: '℃',
  },
  over: '已超 {{time}}',
  left: '剩余',
  notKnown: '未定',
  opens: '{{station}}，开放时间：{{opensAt}}',
  leftTime: '剩余 {{time}}',
  first: '先做{{step}}',
};

export const claims = {
  atHand: '{{device}}（{{by}}）{{at}} 起正在办这辆车',
  recorded: '{{device}}（{{by}}）{{at}} 已登记{{steps}}，服务器还没有确认',
  text: '请先与对方确认，避免重复办理。',
  left: '该平板 {{at}} 起断网，登记可能还在平板上。请先与对方确认，避免重复办理。',
};

/** What concerns everybody: its name, what it means, and since when, by whom and why. */
type Notice = { title: string; means: string; since: string };

export const notices = {
  lockdown: { title: '全场封控', means: '停止准入和放行', since: '{{by}} 于 {{at}} 下达：{{reason}}' },
  'clear-revoked': { title: '归寝确认已撤回', means: '暂停准入', since: '{{by}} 于 {{at}} 撤回：{{reason}}' },
  'clear-expired': { title: '归寝确认已到期', means: '重新确认前暂停准入', since: '于 {{at}} 到期' },
  'clock-set': { title: '服务器时钟被调整', means: '前后时间对不上，作用时间不受影响', since: '调整于 {{at}}' },
  paper: { title: '纸面模式', means: '断网期间凭人工准入和放行', since: '{{by}} 自 {{at}} 启用：{{reason}}' },
} satisfies Record<SiteNoticeKind, Notice>;

export const plate = {
  label: '车牌',
  unknownForm: '未知号牌样式，到场核对',
  faults: {
    empty: '请输入车牌',
    length: '车牌应为 7 或 8 位',
    province: '首位应为省份简称',
    authority: '第二位应为发牌机关字母',
    'forbidden letter': '车牌不用字母 I 和 O',
    serial: '序号不符合车牌规则',
    kind: '主车与挂车的号牌种类不符',
  },
};

export const pwa = {
  ready: '有新版本',
  whenever: '办完手上的车辆后随时可以更新，待送的登记不受影响。',
  needed: '本页是旧版本，请更新后继续。待送的登记不受影响。',
  afterForm: '请先办完当前这张表单，再更新。',
  take: '立即更新',
};

export const queue = {
  state: {
    saved: '已存本机',
    sending: '发送中',
    refused: '被退回',
    aside: '正在移交监管',
  },
  provisional: '未经服务器确认',
  provisionalCount: '{{count}} 条未确认',
  paper: {
    on: '纸面模式',
    onText: '{{by}} 自 {{at}} 启用：{{reason}}。准入和放行凭人工核对，联网后由服务器复核。',
    end: '结束纸面模式',
    offline: '已断网，可以继续登记',
    offlineText: '登记先存本机，联网后自动发送。准入和放行要等服务器。',
    declare: '启用纸面模式',
  },
};

export const strip = {
  label: '状态栏',
  person: '当前人员',
  serverTime: '服务器时间',
  noStation: '全场',
  stations: '{{first}}，另 {{more}} 处',
  toDay: '日间',
  toDark: '夜间',
  link: {
    connecting: '连接中',
    live: '已连接',
    stale: '画面过时',
    offline: '已断开',
  },
  age: '画面 {{age}} 前',
  fresh: '画面实时',
  staleSince: '{{time}} 之后没有收到新消息，以下内容可能已经过时。',
  neverLive: '还没有收到服务器的数据。',
  waiting: '待送 {{count}}',
  oldest: '最早 {{age}}',
  nothingWaiting: '无待送',
  refused: '被退回 {{count}}',
  bye: {
    revoked: '您的签到已被停用，请重新签到。',
    slow: '网络太慢，正在重新连接。',
    upgrade: '服务器正在升级，正在重新连接。',
    stopping: '服务器正在停止，正在重新连接。',
  },
};

/** What the gate shows first, and whatever stands around every screen: part of the first load. */
export const zhFirst = {
  claims,
  common,
  gate,
  notices,
  plate,
  pwa,
  queue,
  rules: { findings: findingWords('zh') },
  steps,
  strip,
  terms,
};

/** What is heard, and what stands across every screen of who hears it. */
export const alarm = {
  sound: { on: '声音开', off: '声音关', locked: '声音未开' },
  turnOn: '点按打开',
  turnOff: '点按关闭',
  ringsFor: '已响铃',
  more: '另有 {{count}} 条紧急告警',
};

/** Who came in, who was turned away, who looked and who took something away. */
export const audit = {
  title: '访问记录',
  kinds: {
    all: '全部',
    'sign-ins': '签到签退',
    refusals: '被拒',
    looks: '查看身份',
    exports: '导出与销毁',
    settings: '设置与设备',
  },
  kindLabel: '按类型查看',
  none: '没有这类记录',
  failed: '没有取回访问记录',
  more: '更早的记录',
  allSeen: '已到最早的记录',
  columns: { at: '时间', who: '人员', device: '设备', what: '内容' },
  ownComputer: '自己的电脑',
};

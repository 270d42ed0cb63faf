export const pwa = {
  ready: '有新版本',
  whenever: '办完手上的车辆后随时可以更新，待送的登记不受影响。',
  needed: '本页是旧版本，请更新后继续。待送的登记不受影响。',
  afterForm: '请先办完当前这张表单，再更新。',
  take: '立即更新',
  storage: {
    title: '本机存储',
    left: '剩余 {{left}}，已用 {{used}}',
    low: '存储快满了，请清理平板或换一台',
    kept: '浏览器不会自动清除登记',
    notKept: '浏览器空间不足时可能清除登记，请尽快联网同步',
    unknown: '浏览器没有提供存储情况',
  },
};

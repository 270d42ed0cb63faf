export const morePwa = {
  storage: {
    title: '本机存储',
    left: '剩余 {{left}}，已用 {{used}}',
    low: '存储快满了，请清理平板或换一台',
    kept: '浏览器不会自动清除登记',
    notKept: '浏览器空间不足时可能清除登记，请尽快联网同步',
    unknown: '浏览器没有提供存储情况',
  },
};

export const pwa = {
  ready: '有新版本',
  whenever: '办完手上的车辆后随时可以更新，待送的登记不受影响。',
  needed: '本页是旧版本，请更新后继续。待送的登记不受影响。',
  afterForm: '请先办完当前这张表单，再更新。',
  take: '立即更新',
};

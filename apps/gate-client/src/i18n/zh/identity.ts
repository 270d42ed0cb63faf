/** Looking behind a mask. */
export const identity = {
  title: '完整身份 · {{name}}',
  text: '请选择查看原因。每次查看都会记入访问记录；完整身份只显示一分钟。',
  why: '查看原因',
  name: '姓名',
  number: '证件号码',
  phone: '手机号码',
  until: '{{time}} 后自动遮盖',
  hide: '立即遮盖',
};

/** What programs can ask the server for, as the office reads it. */
export const api = {
  title: '程序接口',
  text: '供其他程序对接使用，内容由服务器按实际接口生成。两份完整文档可保存后交给开发人员；说明文字为英文。',
  search: '按名称或字段查找',
  viewLabel: '按类型查看接口',
  views: { all: '全部', route: 'HTTP 接口', event: '连接事件', command: '指令' },
  kinds: { route: 'HTTP 接口', event: '连接事件', command: '指令', told: '服务器推送' },
  access: { open: '任何人', key: '持有设备密钥者' },
  columns: { kind: '类型', name: '名称与说明', access: '可用岗位', actions: '操作' },
  parts: { path: '地址参数', query: '查询参数', body: '请求内容', answer: '返回内容' },
  show: '查看',
  noMatch: '没有符合条件的接口',
};

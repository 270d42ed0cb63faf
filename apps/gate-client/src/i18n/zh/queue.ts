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

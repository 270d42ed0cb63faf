import type { SiteNoticeKind } from '@cordon/protocol/site/notices.ts';

/** What concerns everybody: its name, what it means, and since when, by whom and why. */
type Notice = { title: string; means: string; since: string };

export const notices = {
  lockdown: { title: '全场封控', means: '停止准入和放行', since: '{{by}} 于 {{at}} 下达：{{reason}}' },
  'clear-revoked': { title: '归寝确认已撤回', means: '暂停准入', since: '{{by}} 于 {{at}} 撤回：{{reason}}' },
  'clear-expired': { title: '归寝确认已到期', means: '重新确认前暂停准入', since: '于 {{at}} 到期' },
  'clock-set': { title: '服务器时钟被调整', means: '前后时间对不上，作用时间不受影响', since: '调整于 {{at}}' },
  paper: { title: '纸面模式', means: '断网期间凭人工准入和放行', since: '{{by}} 自 {{at}} 启用：{{reason}}' },
} satisfies Record<SiteNoticeKind, Notice>;

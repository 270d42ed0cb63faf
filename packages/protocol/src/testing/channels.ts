import type { Channel } from '../site/channel.ts';

export const groupRobot: Channel = {
  id: 'night-group',
  kind: 'wecom',
  name: { zh: '夜班群', en: 'Night group' },
  language: 'zh-CN',
  audience: ['supervisor'],
  enabled: true,
};

export const ownWebhook: Channel = {
  id: 'own-webhook',
  kind: 'webhook',
  name: { zh: '值班系统', en: 'Duty system' },
  language: 'en',
  audience: ['supervisor', 'admin'],
  enabled: true,
};

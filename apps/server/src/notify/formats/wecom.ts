import { type Format, json } from './format.ts';
import { markdownOf } from './markdown.ts';
import { judgeRobot } from './robot.ts';

/**
 * A group robot of WeCom (企业微信群机器人): markdown of at most 4,096 bytes, 20 messages a minute, no signature.
 * Source: https://developer.work.weixin.qq.com/document/path/91770, and 90313 for its numbers
 */
export const wecom: Format = {
  secretFault: (secret) => (secret === null ? null : 'none-needed'),
  write: ({ url, text }) => ({
    url,
    headers: json,
    body: JSON.stringify({ msgtype: 'markdown', markdown: { content: markdownOf(text, '> ') } }),
  }),
  judge: (answered) => judgeRobot(answered, 'errcode', { tooFast: [45_009, 45_033], busy: [-1] }),
};

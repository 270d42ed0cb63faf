import { minuteMs } from '@cordon/protocol/time.ts';
import { type Format, json, robotPacing } from './format.ts';
import { markdownOf } from './markdown.ts';
import { type CodeTable, meaningOfRobot } from './meaning.ts';

const mostBytes = 4_096;

const codes: CodeTable = {
  [-1]: 'busy',
  45_009: 'too-fast', // api freq out of limit
  45_033: 'too-fast', // too many at a time
  93_000: 'removed', // invalid webhook url
  93_004: 'removed', // the robot was stopped
  93_008: 'removed', // the robot is not in the group
  60_020: 'ip',
  40_008: 'content', // invalid message type
  40_058: 'content', // markdown.content exceed max length
  44_004: 'content', // empty
  45_002: 'content', // content size out of limit
};

/**
 * A group robot of WeCom (企业微信群机器人): markdown of at most 4,096 bytes, 20 messages a minute, no signature.
 * Source: https://developer.work.weixin.qq.com/document/path/91770, and 90313 for its numbers
 */
export const wecom: Format = {
  secretFault: (secret) => (secret === null ? null : 'none-needed'),
  write: ({ url, text }) => ({
    url,
    headers: json,
    body: JSON.stringify({ msgtype: 'markdown', markdown: { content: markdownOf(text, '> ', mostBytes) } }),
  }),
  meaningOf: (answer) => meaningOfRobot(answer, codes),
  restMs: minuteMs, // its minute is over by then
  pacing: robotPacing,
};

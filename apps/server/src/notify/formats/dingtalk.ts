import { createHmac } from 'node:crypto';
import { type Format, json } from './format.ts';
import { markdownOf } from './markdown.ts';
import { judgeRobot } from './robot.ts';

/**
 * A custom robot of DingTalk (钉钉自定义机器人): markdown; with a secret (加签) the time in milliseconds and the HMAC-SHA256 of
 * `time\nsecret` under the secret go into the query. 20 messages a minute, else ten minutes of silence.
 * Source: https://open.dingtalk.com/document/orgapp/custom-robot-access
 */
export const dingtalk: Format = {
  secretFault: (secret) => (secret === null || /^SEC[0-9A-Za-z]{16,128}$/.test(secret) ? null : 'form'),
  write({ url, text, secret, now }) {
    const signed = new URL(url);
    if (secret !== null) {
      const sign = createHmac('sha256', secret).update(`${now}\n${secret}`).digest('base64');
      signed.searchParams.set('timestamp', String(now));
      signed.searchParams.set('sign', sign);
    }
    const markdown = { title: text.heading, text: markdownOf(text, '- ') };
    return { url: signed, headers: json, body: JSON.stringify({ msgtype: 'markdown', markdown }) };
  },
  judge: (answered) => judgeRobot(answered, 'errcode', { tooFast: [130_101, 410_100], busy: [-1] }),
};

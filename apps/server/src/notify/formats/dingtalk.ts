import { createHmac } from 'node:crypto';
import { minuteMs } from '@cordon/protocol/time.ts';
import { type Format, json, robotPacing } from './format.ts';
import { markdownOf } from './markdown.ts';
import { type CodeTable, meaningOfRobot } from './meaning.ts';

const mostBytes = 16_000; // of 20,000 for the whole

const codes: CodeTable = {
  [-1]: 'busy',
  130_101: 'too-fast', // send too fast, exceed 20 times per minute
  410_100: 'too-fast',
  660_026: 'too-fast',
  /* One code for all of its safeguards; only the words say which one. */
  310_000: [
    [/keyword|关键词/iu, 'keyword'],
    [/invalid timestamp|签名过期/iu, 'clock'],
    [/sign|签名/iu, 'signature'],
    [/whitelist|\bip\b|白名单/iu, 'ip'],
  ],
  300_001: 'removed', // token is not exist
  300_005: 'removed', // token is not exist
  400_101: 'removed', // there is no such access_token
  400_102: 'removed', // the robot was stopped
  400_106: 'removed', // there is no such robot
  400_013: 'removed', // the group was dissolved
  40_035: 'content',
  43_004: 'content',
  400_002: 'content',
  400_105: 'content', // no such type of message
  430_101: 'content', // a link that is not safe
  430_102: 'content', // words, pictures or links that are not allowed
  430_103: 'content',
  430_104: 'content',
};

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
    const markdown = { title: text.heading, text: markdownOf(text, '- ', mostBytes) };
    return { url: signed, headers: json, body: JSON.stringify({ msgtype: 'markdown', markdown }) };
  },
  meaningOf: (answer) => meaningOfRobot(answer, codes),
  restMs: 10 * minuteMs, // for so long it takes nothing from a sender who sent too much
  pacing: robotPacing,
};

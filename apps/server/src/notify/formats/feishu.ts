import { createHmac } from 'node:crypto';
import { minuteMs } from '@cordon/protocol/time.ts';
import { type Format, json, type Letter, robotPacing } from './format.ts';
import { type CodeTable, meaningOfRobot } from './meaning.ts';
import { withinBytes } from '../words/cut.ts';

const mostFactBytes = 12_000; // of 20 KB for the whole

/* Its gateway answers 400 or 429 with the code, the bot itself 200. */
const codes: CodeTable = {
  [-1]: 'busy',
  11_232: 'too-fast', // frequency limited; also when Feishu itself is under load, at the full hour
  99_991_400: 'too-fast', // request trigger frequency limit
  9_499: [
    [/too many/iu, 'too-fast'],
    [/bad request/iu, 'content'],
  ],
  19_001: 'removed', // incoming webhook access token invalid
  19_021: 'signing', // sign match fail or timestamp is not within one hour from current time
  19_022: 'ip', // Ip Not Allowed
  19_024: 'keyword', // Key Words Not Found
};

/**
 * A custom bot of Feishu or Lark (飞书自定义机器人): a card; with a secret (签名校验) the time in seconds and an HMAC-SHA256 go
 * into the body. The HMAC's key is `time\nsecret`, and its message is empty. 100 messages a minute, 5 a second.
 * Source: https://open.feishu.cn/document/client-docs/bot-v3/add-custom-bot
 */
export const feishu: Format = {
  secretFault: (secret) => (secret === null || /^[\x21-\x7e]{8,128}$/.test(secret) ? null : 'form'),
  write(letter) {
    const { url, secret, now } = letter;
    const timestamp = String(Math.floor(now / 1_000));
    const signed =
      secret === null
        ? {}
        : { timestamp, sign: createHmac('sha256', `${timestamp}\n${secret}`).update('').digest('base64') };
    return { url, headers: json, body: JSON.stringify({ ...signed, msg_type: 'interactive', card: cardOf(letter) }) };
  },
  meaningOf: (answer) => meaningOfRobot(answer, codes),
  restMs: minuteMs,
  pacing: robotPacing,
};

const colours = { info: 'blue', warning: 'yellow', high: 'orange', critical: 'red' } as const;

function cardOf({ text, message: { told } }: Letter) {
  const block = (content: string) => ({ tag: 'div', text: { tag: 'lark_md', content } });
  const { heading, lines, end } = text;
  const facts = withinBytes(lines.join('\n'), mostFactBytes);
  const blocks = [text.text === null ? null : `**${text.text}**`, facts === '' ? null : facts, end];
  return {
    config: { wide_screen_mode: true },
    header: {
      template: told === null ? 'blue' : colours[told.severity],
      title: { tag: 'plain_text', content: heading },
    },
    elements: blocks.filter((content) => content !== null).map(block),
  };
}

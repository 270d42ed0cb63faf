import { createHmac } from 'node:crypto';
import { type Format, json, type Letter } from './format.ts';
import { judgeRobot } from './robot.ts';

/**
 * A custom bot of Feishu or Lark (飞书自定义机器人): a card; with a secret (签名校验) the time in seconds and an HMAC-SHA256 go
 * into the body. The key of it is `time\nsecret`, and what it signs is nothing. 100 messages a minute.
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
  judge: (answered) => judgeRobot(answered, 'code', { tooFast: [11_232, 99_991_400], busy: [-1] }),
};

const colours = { info: 'blue', warning: 'yellow', high: 'orange', critical: 'red' } as const;

function cardOf({ text, message: { told } }: Letter) {
  const block = (content: string) => ({ tag: 'div', text: { tag: 'lark_md', content } });
  const { heading, lines, end } = text;
  const facts = lines.join('\n');
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

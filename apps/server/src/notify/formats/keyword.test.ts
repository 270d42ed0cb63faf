import { readFileSync } from 'node:fs';
import { channelKinds, channelLanguages } from '@cordon/protocol/site/channel.ts';
import { ownWebhook } from '@cordon/protocol/testing/channels.ts';
import { siteAt } from '@cordon/protocol/testing/site.ts';
import { describe, expect, it } from 'vitest';
import type { Message } from '../message.ts';
import { messageTo, overstay } from '../testing/letters.ts';
import { withinBytes } from '../words/cut.ts';
import { digestOf } from '../words/digest.ts';
import { textOf } from '../words/text.ts';
import { formats } from './formats.ts';

const document = readFileSync(new URL('../../../../../docs/webhooks.md', import.meta.url), 'utf8');
/** What the document tells people to enter as the keyword of a robot. */
const [, keyword = ''] = /关键词[^`]*`([^`]+)`/u.exec(document) ?? [];
const site = siteAt();

const long = '很'.repeat(60);
const station = { id: 'far', name: { zh: long, en: long } };
const longest = { ...overstay, plate: '渝'.repeat(40), station };
const many = Array.from({ length: 10 }, (_, i) => messageTo(`${ownWebhook.id}-${i}`, longest));

const kinds = {
  'a test': [messageTo(ownWebhook.id, null)],
  'an alert': [messageTo(ownWebhook.id)],
  'an alert without a sentence': [messageTo(ownWebhook.id, { ...overstay, rule: 'visit.override-asked', values: {} })],
  'several alerts': many,
} satisfies Record<string, [Message, ...Message[]] | Message[]>;

const cases = channelKinds.flatMap((kind) =>
  channelLanguages.flatMap((language) =>
    Object.entries(kinds).map(([name, messages]) => ({ kind, language, name, messages })),
  ),
);

function bodyOf({ kind, language, messages }: (typeof cases)[number]): string {
  const [message = messageTo(ownWebhook.id)] = messages;
  const text = messages.length === 1 ? textOf(message, language, site) : digestOf(messages, 170, language, site);
  const secret = kind === 'webhook' ? `whsec_${Buffer.alloc(32).toString('base64')}` : null;
  const url = new URL('https://hooks.example.com/');
  return formats[kind].write({ message, text, language, site, url, secret, now: 1 }).body;
}

const robots = cases.filter(({ kind }) => kind !== 'webhook');

describe('the keyword that docs/webhooks.md recommends for robots', () => {
  it('[NT18] is there to be read', () => {
    expect(keyword).not.toBe('');
  });

  it.each(robots)('[NT18] is in every message: $kind, $language, $name', (one) => {
    expect(bodyOf(one)).toContain(keyword);
  });

  it.each(robots.filter(({ language }) => language === 'zh-CN'))(
    '[NT18] so is the one that it recommended before, in Chinese: $kind, $name',
    (one) => {
      expect(bodyOf(one)).toContain('监管看板');
    },
  );
});

describe('a message', () => {
  it.each(robots)('[NT19] is never longer than its robot takes: $kind, $language, $name', (one) => {
    const body = bodyOf(one);
    const parsed = JSON.parse(body) as { markdown?: { content?: string } };
    expect(Buffer.byteLength(parsed.markdown?.content ?? '')).toBeLessThanOrEqual(4_096);
    expect(Buffer.byteLength(body)).toBeLessThanOrEqual(20_000);
  });

  it('[NT19] of several alerts names each, with its severity, vehicle, time and place', () => {
    const body = digestOf([messageTo('a'), messageTo('b', { ...overstay, severity: 'high' })], 3, 'zh-CN', site);
    expect(body).toMatchObject({ heading: '【紧急】5 条告警待处理', text: '紧急 1 条，严重 1 条，另有 3 条随后发送' });
    expect(body.lines).toEqual([
      '场所：示范校区',
      '【紧急】超时滞留 · 渝A·12345 · 11-23 22:01 · 在卸货点 · 第一食堂',
      expect.stringMatching(/^【严重】/u),
    ]);
  });

  it('[NT19] is cut between characters', () => {
    expect(withinBytes('车辆𠮷在', 11)).toBe('车辆…');
    expect(withinBytes('车辆', 6)).toBe('车辆');
  });
});

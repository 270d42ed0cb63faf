import { createHmac } from 'node:crypto';
import type { Channel, ChannelKind, ChannelLanguage } from '@cordon/protocol/site/channel.ts';
import { ownWebhook } from '@cordon/protocol/testing/channels.ts';
import { webhookPayload } from '@cordon/protocol/wire/webhook.ts';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { deliverTo, messageTo, overstay } from '../testing/letters.ts';
import { type Receiver, startReceiver } from '../testing/receiver.ts';
import { formats } from './formats.ts';

const never = new AbortController().signal;
const whsec = `whsec_${Buffer.alloc(32, 5).toString('base64')}`;
const dingSecret = `SEC${'0a'.repeat(30)}`;

let receiver: Receiver;
beforeAll(async () => {
  receiver = await startReceiver();
});
beforeEach(() => {
  receiver.received.length = 0;
  receiver.answers(() => ({ body: '{"errcode":0,"errmsg":"ok","code":0,"msg":"success"}' }));
});
afterAll(() => receiver.stop());

const hosts = { webhook: 'hooks.example.com', wecom: 'qyapi.weixin.qq.com', dingtalk: 'oapi.dingtalk.com' };
const addresses: Record<ChannelKind, (port: number) => string> = {
  webhook: (port) => `http://${hosts.webhook}:${port}/cordon?tenant=7`,
  wecom: (port) => `http://${hosts.wecom}:${port}/cgi-bin/webhook/send?key=k-1`,
  dingtalk: (port) => `http://${hosts.dingtalk}:${port}/robot/send?access_token=t-1`,
  feishu: (port) => `http://open.feishu.cn:${port}/open-apis/bot/v2/hook/h-1`,
};

async function deliver(kind: ChannelKind, secret: string | null, language: ChannelLanguage = 'zh-CN', told = overstay) {
  const channel: Channel = { ...ownWebhook, kind, language };
  const verdict = await deliverTo(channel, { url: addresses[kind](receiver.port), secret })(
    messageTo(channel.id, told),
    never,
  );
  const [got] = receiver.received;
  return {
    verdict,
    got,
    url: new URL(got?.path ?? '/', 'http://x'),
    body: got === undefined ? null : JSON.parse(got.body),
  };
}

const markdown = [
  '### 【紧急】超时滞留',
  '**车辆在场内已超过最长时限（11-23 22:00），请立即处置**',
  '> 场所：示范校区\n> 车牌：渝A·12345\n> 位置：在卸货点 · 第一食堂\n> 发生时间：11-23 22:01\n> 次数：2\n> 请处理：监管、专班',
  'Cordon · 详情请在监管看板查看。',
].join('\n\n');

describe('a webhook of one’s own', () => {
  it('[NT7] is signed as Standard Webhooks asks, and says what its schema says', async () => {
    const { verdict, got, url, body } = await deliver('webhook', whsec, 'en');
    expect(verdict).toEqual({ kind: 'sent' });
    expect(`${url.pathname}${url.search}`).toBe('/cordon?tenant=7');
    const headers = z.record(z.string(), z.string()).parse(got?.headers);
    expect(() => new Webhook(whsec).verify(got?.body ?? '', headers)).not.toThrow();
    expect(() =>
      new Webhook(`whsec_${Buffer.alloc(32, 6).toString('base64')}`).verify(got?.body ?? '', headers),
    ).toThrow('No matching signature');
    expect(headers['webhook-id']).toBe(messageTo(ownWebhook.id).id);
    expect(webhookPayload.parse(body)).toEqual(body);
    expect(body).toEqual({
      type: 'alert.escalated',
      timestamp: '2026-11-23T14:02:00.000Z',
      data: {
        site: { id: 'demo', name: 'Demo campus' },
        alertId: overstay.alertId,
        rule: 'visit.loop-critical',
        severity: 'critical',
        title: 'Overstay',
        text: 'The vehicle has been inside past the limit (11-23 22:00): act now',
        plate: '渝A12345',
        step: 1,
        whom: ['supervisor', 'admin'],
        station: { id: 'first-canteen', name: 'First canteen' },
        place: 'atPoint',
        raisedAt: '2026-11-23T14:01:00.000Z',
        count: 2,
        path: '/board',
      },
    });
  });

  it.each([
    [200, { kind: 'sent' }],
    [204, { kind: 'sent' }],
    [302, { kind: 'refused', why: { fault: 'redirect', detail: '302' } }],
    [400, { kind: 'refused', why: { fault: 'status', detail: '400' } }],
    [422, { kind: 'refused', why: { fault: 'status', detail: '422' } }],
    [401, { kind: 'refused', why: { fault: 'status', detail: '401' } }],
    [404, { kind: 'refused', why: { fault: 'status', detail: '404' } }],
    [410, { kind: 'refused', why: { fault: 'status', detail: '410' } }],
    [408, { kind: 'again', why: { fault: 'status', detail: '408' } }],
    [425, { kind: 'again', why: { fault: 'status', detail: '425' } }],
    [500, { kind: 'again', why: { fault: 'status', detail: '500' } }],
    [503, { kind: 'again', why: { fault: 'status', detail: '503' } }],
  ])('[NT4] answers %i', async (status, verdict) => {
    receiver.answers(() => ({ status }));
    expect((await deliver('webhook', whsec)).verdict).toEqual(verdict);
  });

  it('[NT15] says how long it is to be left alone, whatever the reason; else it is for a minute', async () => {
    receiver.answers(() => ({ status: 429, headers: { 'retry-after': '90' } }));
    expect((await deliver('webhook', whsec)).verdict).toMatchObject({ kind: 'rest', afterMs: 90_000 });
    receiver.answers(() => ({ status: 503, headers: { 'retry-after': '30' } }));
    expect((await deliver('webhook', whsec)).verdict).toMatchObject({ kind: 'rest', afterMs: 30_000 });
    receiver.answers(() => ({ status: 429 }));
    expect((await deliver('webhook', whsec)).verdict).toMatchObject({ kind: 'rest', afterMs: 60_000 });
  });
});

describe('the robot of WeCom', () => {
  it('[NT7] gets Markdown in its own form', async () => {
    const { verdict, got, url, body } = await deliver('wecom', null);
    expect(verdict).toEqual({ kind: 'sent' });
    expect(got).toMatchObject({ method: 'POST', headers: { 'content-type': 'application/json; charset=utf-8' } });
    expect(url.searchParams.get('key')).toBe('k-1');
    expect(body).toEqual({ msgtype: 'markdown', markdown: { content: markdown } });
    expect(Buffer.byteLength(markdown)).toBeLessThan(4_096);
  });

  it('[NT7] in English too', async () => {
    const { body } = await deliver('wecom', null, 'en');
    expect(body.markdown.content).toContain('### [Critical] Overstay');
    expect(body.markdown.content).toContain('> Where: At a point · First canteen');
    expect(body.markdown.content).toContain('> Asked to act: Supervisor, Office');
  });
});

describe('the robot of DingTalk', () => {
  it('[NT7] gets Markdown, and its signature in the query', async () => {
    const { verdict, url, body } = await deliver('dingtalk', dingSecret);
    expect(verdict).toEqual({ kind: 'sent' });
    const { access_token: token, timestamp = '', sign } = Object.fromEntries(url.searchParams);
    expect(token).toBe('t-1');
    expect(Math.abs(Number(timestamp) - Date.now())).toBeLessThan(60_000);
    expect(sign).toBe(createHmac('sha256', dingSecret).update(`${timestamp}\n${dingSecret}`).digest('base64'));
    expect(body).toEqual({
      msgtype: 'markdown',
      markdown: { title: '【紧急】超时滞留', text: markdown.replaceAll('> ', '- ') },
    });
  });

  it('[NT7] without a secret it is not signed', async () => {
    const { url } = await deliver('dingtalk', null);
    expect([...url.searchParams.keys()]).toEqual(['access_token']);
  });
});

describe('the bot of Feishu', () => {
  it('[NT7] gets a card, and its signature in the body', async () => {
    const { verdict, body } = await deliver('feishu', 'feishu-secret-1');
    expect(verdict).toEqual({ kind: 'sent' });
    const { timestamp, sign, ...card } = body;
    expect(Math.abs(Number(timestamp) * 1_000 - Date.now())).toBeLessThan(60_000);
    expect(sign).toBe(createHmac('sha256', `${timestamp}\nfeishu-secret-1`).update('').digest('base64'));
    const block = (content: string) => ({ tag: 'div', text: { tag: 'lark_md', content } });
    expect(card).toEqual({
      msg_type: 'interactive',
      card: {
        config: { wide_screen_mode: true },
        header: { template: 'red', title: { tag: 'plain_text', content: '【紧急】超时滞留' } },
        elements: [
          block('**车辆在场内已超过最长时限（11-23 22:00），请立即处置**'),
          block(
            '场所：示范校区\n车牌：渝A·12345\n位置：在卸货点 · 第一食堂\n发生时间：11-23 22:01\n次数：2\n请处理：监管、专班',
          ),
          block('Cordon · 详情请在监管看板查看。'),
        ],
      },
    });
  });
});

describe('a secret', () => {
  it.each([
    ['webhook', null, 'needed'],
    ['webhook', 'whsec_c2hvcnQ=', 'form'],
    ['webhook', Buffer.alloc(32).toString('base64'), 'form'],
    ['webhook', whsec, null],
    ['wecom', 'x', 'none-needed'],
    ['dingtalk', 'not one', 'form'],
    ['dingtalk', dingSecret, null],
    ['feishu', 'with space', 'form'],
    ['feishu', null, null],
  ] as const)('[NT6] of %s: %s', (kind, secret, fault) => {
    expect(formats[kind].secretFault(secret)).toBe(fault);
  });
});

describe('before anything is sent', () => {
  const target = () => ({ url: addresses.webhook(receiver.port), secret: whsec });
  it.each([
    ['a channel that was removed', 'channel-removed', true, {}],
    ['a channel that is off', 'channel-off', false, { enabled: false }],
    ['a channel of another kind than its address', 'address-refused', false, { kind: 'wecom' }],
  ] as const)('[NT4] %s gets nothing', async (_, fault, isRemoved, channel) => {
    const to = deliverTo({ ...ownWebhook, ...channel }, target(), isRemoved ? { channels: [] } : {});
    expect(await to(messageTo(ownWebhook.id), never)).toMatchObject({ kind: 'refused', why: { fault } });
    expect(receiver.received).toHaveLength(0);
  });

  it('[NT4] nor one without an address, or without the secret that it needs', async () => {
    expect(await deliverTo(ownWebhook, null)(messageTo(ownWebhook.id), never)).toMatchObject({
      why: { fault: 'no-address' },
    });
    const unsigned = { ...target(), secret: null };
    expect(await deliverTo(ownWebhook, unsigned)(messageTo(ownWebhook.id), never)).toMatchObject({
      why: { fault: 'no-secret' },
    });
  });

  it('[NT10] a test goes to a channel that is off, and says that it is one', async () => {
    const to = deliverTo({ ...ownWebhook, enabled: false }, target());
    expect(await to(messageTo(ownWebhook.id, null), never)).toEqual({ kind: 'sent' });
    const body: unknown = JSON.parse(receiver.received[0]?.body ?? '');
    expect(webhookPayload.parse(body)).toMatchObject({ type: 'test', data: { title: 'Test message' } });
  });
});

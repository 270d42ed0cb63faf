import type { ChannelKind } from '@cordon/protocol/site/channel.ts';
import type { DeliveryFault } from '@cordon/protocol/wire/notify.ts';
import { minuteMs } from '@cordon/protocol/time.ts';
import { describe, expect, it } from 'vitest';
import { safeWords } from './answer.ts';
import { formats } from './formats.ts';
import { type Verdict, verdictOf } from './verdict.ts';

const now = Date.UTC(2026, 10, 23, 14);
const url = new URL('https://open.feishu.cn/open-apis/bot/v2/hook/6f1d4c-secret-part?access_token=another-secret-part');

type Given = { status?: number; body?: string; retryAfter?: string; date?: number };
function judge(kind: ChannelKind, { status = 200, body = '', retryAfter, date }: Given) {
  const answered = {
    ok: true,
    status,
    body,
    retryAfter: retryAfter ?? null,
    date: date === undefined ? null : new Date(date).toUTCString(),
  } as const;
  return verdictOf(answered, { format: formats[kind], url, secret: null, now });
}

/* What makers' robots answered: documentation, and reports of those who met it. */
type Case = [status: number, body: string, kind: Verdict['kind'], fault: DeliveryFault | null];
const answers: Record<'wecom' | 'dingtalk' | 'feishu', Case[]> = {
  wecom: [
    [200, '{"errcode":0,"errmsg":"ok"}', 'sent', null],
    [
      200,
      '{"errcode":45009,"errmsg":"api freq out of limit, hint: [17045], from ip: 203.0.113.9"}',
      'rest',
      'too-fast',
    ],
    [200, '{"errcode":45033,"errmsg":"concurrent limit"}', 'rest', 'too-fast'],
    [200, '{"errcode":-1,"errmsg":"system busy"}', 'again', 'robot'],
    [200, '{"errcode":93000,"errmsg":"invalid webhook url, hint: [1]"}', 'refused', 'removed'],
    [200, '{"errcode":93008,"errmsg":"not in group"}', 'refused', 'removed'],
    [200, '{"errcode":60020,"errmsg":"not allow to access from your ip"}', 'refused', 'ip'],
    [200, '{"errcode":40058,"errmsg":"markdown.content exceed max length 4096."}', 'refused', 'content'],
    [200, '{"errcode":45002,"errmsg":"content size out of limit"}', 'refused', 'content'],
    [200, '{"errcode":77777,"errmsg":"something new"}', 'again', 'robot'],
    [200, '{}', 'again', 'unclear'],
    [502, '<html>Bad Gateway</html>', 'again', 'status'],
  ],
  dingtalk: [
    [200, '{"errcode":0,"errmsg":"ok"}', 'sent', null],
    [
      200,
      '{"status":1111,"wait":5,"punish":"deny","errcode":130101,"errmsg":"send too fast, exceed 20 times per minute"}',
      'rest',
      'too-fast',
    ],
    [200, '{"errcode":410100,"errmsg":"发送速度太快而限流"}', 'rest', 'too-fast'],
    [429, '', 'rest', 'too-fast'],
    [
      200,
      '{"errcode":310000,"errmsg":"keywords not in content, more: [https://ding-doc.dingtalk.com/doc#/serverapi2/qf2nxq]"}',
      'refused',
      'keyword',
    ],
    [
      200,
      '{"errcode":310000,"errmsg":"description:关键词不匹配;solution:请联系群管理员查看此机器人的关键词"}',
      'refused',
      'keyword',
    ],
    [
      200,
      '{"errcode":310000,"errmsg":"invalid timestamp, more: [https://ding-doc.dingtalk.com/doc#/serverapi2/qf2nxq]"}',
      'again',
      'clock',
    ],
    [
      200,
      '{"errcode":310000,"errmsg":"description:机器人发送签名过期;solution:签名生成时间和发送时间请保持在一小时以内"}',
      'again',
      'clock',
    ],
    [
      200,
      '{"errcode":310000,"errmsg":"sign not match, more: [https://ding-doc.dingtalk.com/doc#/serverapi2/qf2nxq]"}',
      'refused',
      'signature',
    ],
    [
      200,
      '{"errcode":310000,"errmsg":"description:机器人发送签名不匹配;solution:请确认签名和生成签名的时间戳必须都放在调用的网址中"}',
      'refused',
      'signature',
    ],
    [200, '{"errcode":310000,"errmsg":"ip 203.0.113.9 not in whitelist"}', 'refused', 'ip'],
    [200, '{"errcode":310000,"errmsg":"description:来源IP地址不在白名单中"}', 'refused', 'ip'],
    [200, '{"errcode":310000,"errmsg":"a safeguard that is new"}', 'again', 'robot'],
    [200, '{"errcode":300001,"errmsg":"token is not exist"}', 'refused', 'removed'],
    [200, '{"errcode":300005,"errmsg":"token is not exist"}', 'refused', 'removed'],
    [200, '{"errcode":400013,"errmsg":"群已被解散"}', 'refused', 'removed'],
    [200, '{"errcode":430104,"errmsg":"不合适内容"}', 'refused', 'content'],
  ],
  feishu: [
    [200, '{"StatusCode":0,"StatusMessage":"success","code":0,"data":{},"msg":"success"}', 'sent', null],
    [200, '{"StatusCode":0,"StatusMessage":"success"}', 'sent', null],
    [200, '{"code":11232,"msg":"frequency limited psm[lark.oapi.app_platform_runtime]"}', 'rest', 'too-fast'],
    [400, '{"code":11232,"msg":"frequency limited"}', 'rest', 'too-fast'],
    [400, '{"code":9499,"msg":"too many request","data":{}}', 'rest', 'too-fast'],
    [400, '{"code":99991400,"msg":"request trigger frequency limit"}', 'rest', 'too-fast'],
    [429, '{"code":99991400,"msg":"request trigger frequency limit"}', 'rest', 'too-fast'],
    [200, '{"code":9499,"msg":"Bad Request","data":{}}', 'refused', 'content'],
    [400, '{"code":9499,"msg":"something else"}', 'again', 'robot'],
    [200, '{"code":19024,"msg":"Key Words Not Found"}', 'refused', 'keyword'],
    [200, '{"code":19022,"msg":"Ip Not Allowed"}', 'refused', 'ip'],
    [
      200,
      '{"code":19021,"msg":"sign match fail or timestamp is not within one hour from current time"}',
      'refused',
      'signature',
    ],
    [200, '{"code":19001,"msg":"param invalid: incoming webhook access token invalid"}', 'refused', 'removed'],
    [400, '{"code":123456,"msg":"something new"}', 'again', 'robot'],
    [403, '<html>Forbidden</html>', 'again', 'status'],
    [302, '', 'refused', 'redirect'],
  ],
};

describe.each(['wecom', 'dingtalk', 'feishu'] as const)('an answer of a robot of %s', (kind) => {
  it.each(answers[kind])('[NT12] %i with %s: %s', (status, body, verdict, fault) => {
    expect(judge(kind, { status, body })).toMatchObject({
      kind: verdict,
      ...(fault === null ? {} : { why: { fault } }),
    });
  });

  it('[NT12] that is not known is never a reason to give up at once, whatever its status', () => {
    const statuses = [200, 400, 401, 403, 404, 409, 418, 422, 499];
    for (const status of statuses) {
      for (const body of ['', '{"errcode":987654,"code":987654}', '{"a":1}', '[]', 'null', 'no']) {
        expect([status, body, judge(kind, { status, body }).kind]).toEqual([status, body, 'again']);
      }
    }
  });
});

describe('how long nothing goes to a receiver', () => {
  it('[NT15] is what it asks for, else what its maker says of it', () => {
    const tooFast = { wecom: 45_009, dingtalk: 130_101, feishu: 11_232 };
    const restOf = (kind: keyof typeof tooFast, retryAfter?: string) => {
      const body = JSON.stringify({ errcode: tooFast[kind] });
      return judge(kind, { body, ...(retryAfter !== undefined && { retryAfter }) });
    };
    expect(restOf('wecom')).toMatchObject({ afterMs: minuteMs });
    expect(restOf('dingtalk')).toMatchObject({ afterMs: 10 * minuteMs });
    expect(restOf('feishu')).toMatchObject({ afterMs: minuteMs });
    expect(restOf('feishu', '52')).toMatchObject({ afterMs: 52_000 });
    expect(restOf('dingtalk', new Date(now + 30_000).toUTCString())).toMatchObject({ afterMs: 30_000 });
  });
});

describe('why a message did not arrive', () => {
  it('[NT16] says by how much the clock is wrong, by the date of the answer', () => {
    const body = '{"code":19021,"msg":"sign match fail or timestamp is not within one hour from current time"}';
    expect(judge('feishu', { body, date: now - 90 * minuteMs })).toEqual({
      kind: 'again',
      why: {
        fault: 'clock',
        detail: '19021',
        said: 'sign match fail or timestamp is not within one hour from current time',
        aheadMs: 90 * minuteMs,
      },
    });
    expect(judge('feishu', { body, date: now - 20_000 })).toMatchObject({
      kind: 'refused',
      why: { fault: 'signature' },
    });
    const late = judge('webhook', { status: 401, body: 'timestamp too old', date: now + 7 * minuteMs });
    expect(late).toMatchObject({ why: { fault: 'status', detail: '401', aheadMs: -7 * minuteMs } });
    expect(judge('webhook', { status: 401, date: now + 5_000 })).toEqual({
      kind: 'refused',
      why: { fault: 'status', detail: '401' },
    });
  });

  it('[NT16] shows the receiver’s own words: in one line, cut, and without the address, a link or the secret', () => {
    const secret = 'SEC0123456789abcdef';
    const said = `no robot\n6f1d4c-secret-part\u0007 at ${url.href} (another-secret-part, ${secret}), see https://e.example/x ${'长'.repeat(300)}`;
    const safe = safeWords(said, url, secret) ?? '';
    expect(safe).toMatch(/^no robot … at … \(…, …\), see … 长+…$/u);
    expect(Array.from(safe)).toHaveLength(200);
    for (const part of ['secret-part', secret, 'http', '\n']) expect(safe).not.toContain(part);
    expect(safeWords(' ', url, null)).toBeUndefined();
    expect(safeWords(null, url, null)).toBeUndefined();
  });
});

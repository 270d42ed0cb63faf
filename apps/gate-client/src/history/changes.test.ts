import type { SiteEvent } from '@cordon/protocol/site/state.ts';
import { demoSite } from '@cordon/protocol/site/demo.ts';
import type { FeedEvent } from '@cordon/protocol/wire/feed.ts';
import { describe, expect, it } from 'vitest';
import { en } from '../i18n/en/index.ts';
import { createWords } from '../i18n/words.tsx';
import { zh } from '../i18n/zh/index.ts';
import { nine, site, supervisor } from '../watch/testing/pictures.ts';
import { changedFields, changeTitle } from './change-words.ts';
import { changesOf } from './changes.ts';

const chinese = createWords({ language: 'zh-CN', dictionary: zh }, site);
const english = createWords({ language: 'en', dictionary: en }, site);
const settings = demoSite(nine);
const { limits, alerting, staff, stations } = settings;

const story = (...events: SiteEvent[]): FeedEvent[] =>
  events.map((event, index) => ({
    ...{ seq: index + 1, version: index + 1, at: nine + index, observedAt: nine, commandId: 'c', by: supervisor },
    ...{ aggregate: 'site', id: 'demo', stations: [], event },
  }));
const opened: SiteEvent = { type: 'siteOpened', settings };
const said = (words: typeof chinese, ...events: SiteEvent[]) =>
  changesOf(story(...events)).map((change) => [
    changeTitle(words, change),
    ...changedFields(words, change).map(({ name, was, is }) => `${name}: ${was} → ${is}`),
  ]);

describe('the history of the site’s settings', () => {
  it('[U211] says of each figure what it was and what it is, the latest first', () => {
    const first: SiteEvent = { type: 'limitsSet', limits: { ...limits, loopWarnMinutes: 90 } };
    const second: SiteEvent = { type: 'limitsSet', limits: { ...limits, loopWarnMinutes: 60, crewMax: 3 } };
    expect(said(chinese, opened, first, second)).toEqual([
      ['限值', '司乘人数上限: 2 人 → 3 人', '滞留提醒时限: 90 分钟 → 60 分钟'],
      ['限值', '滞留提醒时限: 120 分钟 → 90 分钟'],
    ]);
  });

  it('[U211] says whom an alert goes to, and after how long, before and after', () => {
    const { policies } = alerting;
    const warning = {
      acknowledgedMinutes: null,
      steps: [{ afterMinutes: 5, whom: ['supervisor' as const, 'admin' as const], means: ['screen' as const] }],
    };
    const changed: SiteEvent = { type: 'alertingSet', alerting: { ...alerting, policies: { ...policies, warning } } };
    expect(said(chinese, opened, changed)).toEqual([
      [
        '告警规则',
        '注意 · 接警有效时间: 60 分钟 → 不限',
        '注意 · 升级: 15 分钟后通知监管（消息） → 5 分钟后通知监管、专班（屏幕响铃）',
      ],
    ]);
    expect(said(english, opened, changed)[0]?.[2]).toBe(
      'Warning · Escalation: after 15 min Supervisor (message) → after 5 min Supervisor, Office (screens ring)',
    );
  });

  it('[U211] tells people, places and hours apart, and what is new from what was changed', () => {
    const [member] = staff;
    const [station] = stations;
    if (member === undefined || station === undefined) throw new Error('the demo site has nobody');
    const told = said(
      chinese,
      opened,
      { type: 'staffSaved', member: { ...member, active: false } },
      { type: 'stationSaved', station: { ...station, id: 'north', name: { zh: '北门', en: 'North gate' } } },
      { type: 'hoursSet', hours: [0, 1, 2, 3, 4, 5, 6].map((day) => ({ day, from: '22:00', to: '06:00' })) },
    );
    expect(told[2]).toEqual([`人员 · ${member.name}`, '状态: 在岗 → 已停用']);
    expect(told[1]?.slice(0, 2)).toEqual(['站点 · 北门', '中文名称: — → 北门']);
    expect(told[0]?.[1]).toMatch(/→ 每天 22:00–06:00$/);
  });

  it('[U211] tells of channels as they come and go, and that a PIN was made again', () => {
    const name = { zh: '值班群', en: 'Duty' };
    const channel = { id: 'duty', kind: 'wecom', name, language: 'zh-CN', audience: ['admin'], enabled: true } as const;
    const told = said(
      chinese,
      opened,
      { type: 'channelSaved', channel: { ...channel, audience: [...channel.audience] } },
      { type: 'channelRemoved', channelId: 'duty' },
      { type: 'pinReset', personId: 'gate-1', name: '门岗一号' },
    );
    expect(told[2]).toEqual(['通知渠道 · 值班群', '名称: 无 → 值班群', '通知谁: 无 → 专班', '状态: 无 → 启用']);
    expect(told[1]).toEqual(['通知渠道 · 值班群', '名称: 值班群 → 无', '通知谁: 专班 → 无', '状态: 启用 → 无']);
    expect(told[0]).toEqual(['签到方式 · 门岗一号', '口令: — → 已重新生成']);
  });

  it('[U211] tells how a device came and went, and never of its key', () => {
    const told = said(
      chinese,
      opened,
      { type: 'deviceSaved', device: { id: 'gate-tablet', name: '主门平板', stations: ['main-gate'] } },
      { type: 'deviceInvited', deviceId: 'gate-tablet', name: '主门平板' },
      { type: 'deviceEnrolled', deviceId: 'gate-tablet', thumbprint: 't'.repeat(43) },
      { type: 'deviceRevoked', deviceId: 'gate-tablet', reason: '遗失' },
      { type: 'totpReset', personId: 'office-1', name: '专班甲' },
    );
    expect(told.toReversed().map((lines) => lines.at(-1))).toEqual([
      '登记: — → 待登记',
      '登记: 待登记 → 已发设备码',
      '登记: 已发设备码 → 已登记',
      '登记: 已登记 → 已撤销',
      '动态码: — → 已重置',
    ]);
    expect(JSON.stringify(told)).not.toContain('tttt');
  });

  it('[U211] saving without a change is no change; a story without its beginning says so', () => {
    expect(said(chinese, opened, { type: 'limitsSet', limits })).toEqual([]);
    const later = said(chinese, { type: 'limitsSet', limits: { ...limits, crewMax: 4 } });
    expect(later[0]).toContain('司乘人数上限: — → 4 人');
  });
});

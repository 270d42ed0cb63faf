import type { AlertParams, AlertRule } from '@cordon/protocol/alert/state.ts';
import { channelKinds, channelLanguages } from '@cordon/protocol/site/channel.ts';
import type { SiteState } from '@cordon/protocol/site/state.ts';
import { begunAlert } from '@cordon/protocol/testing/alerts.ts';
import { ownWebhook } from '@cordon/protocol/testing/channels.ts';
import { nightAt, visitA } from '@cordon/protocol/testing/journey.ts';
import { siteAt, tenAtNight } from '@cordon/protocol/testing/site.ts';
import { visitRules } from '@cordon/protocol/visit/rules.ts';
import { errorCodes } from '@cordon/protocol/errors.ts';
import { rules } from '@cordon/protocol/words/zh/rules.ts';
import { describe, expect, it } from 'vitest';
import { composeMessages, type Escalation } from './compose.ts';
import { formats } from './formats/formats.ts';
import { digestOf } from './words/digest.ts';
import { textOf } from './words/text.ts';

const everyRule = [...Object.keys(visitRules), ...Object.keys(rules.alerts)] as AlertRule[];

/* What a careless hand could put into an alert: under every key that alerts have, and others. */
const canaries = ['秦晓海', '秦*海', 'canary-typed', 'gate-officer-canary', '13812345678', '11010519491231002X'];
const params: AlertParams = {
  text: '秦晓海 13812345678',
  reason: 'canary-typed',
  name: '秦*海',
  missing: '秦*海',
  by: '11010519491231002X',
  station: 'canary-typed',
  reasons: 'canary-typed',
  rule: '秦晓海',
  code: 'canary typed by 秦晓海',
  need: '13812345678',
  kind: '11010519491231002X',
  at: tenAtNight,
  since: tenAtNight,
  until: tenAtNight,
  from: tenAtNight,
  to: tenAtNight,
  ...{ fromSeq: 5210, fromAt: tenAtNight, toSeq: 4980, toAt: tenAtNight, seq: 5210, record: 'canary-typed' },
};

const silent = { kind: 'tablet', personId: 'gate-officer-canary', name: '秦晓海', stations: ['main-gate'] } as const;
const site: SiteState = {
  ...siteAt(),
  channels: [ownWebhook],
  lost: [{ ...silent, stations: [...silent.stations], since: tenAtNight }],
};
const { state: visit } = nightAt('s1.dock').visits.get(visitA) ?? { state: null };

function messageOf(rule: AlertRule, given: AlertParams = params) {
  const id = rule === 'watch.tablet' ? 'demo.watch.tablet.tablet.gate-officer-canary' : `${visitA}.${rule}.-`;
  const visitId = rule.startsWith('visit.') ? visitA : null;
  const alert = begunAlert({ id, rule, visitId, plate: '渝A12345', params: given }, {}, tenAtNight);
  const by = { personId: 'gate-officer-canary', name: '秦晓海', role: 'gate' } as const;
  const event = { type: 'alertEscalated', step: 0, whom: ['supervisor'], means: ['message'] } as const;
  const entry = { seq: 1, at: tenAtNight, observedAt: tenAtNight, commandId: 'c', version: 2, by, stations: [] };
  const escalation = { ...entry, aggregate: 'alert', id, event } as unknown as Escalation;
  const [message] = composeMessages(escalation, { alert, site, visit: visitId === null ? null : visit });
  if (message === undefined) throw new Error('no message');
  return message;
}

/** Everything that leaves the house for it, in all forms and languages; and what is kept of it meanwhile. */
function everythingOf(rule: AlertRule): string {
  const message = messageOf(rule);
  const url = new URL('https://hooks.example.com/');
  const secrets = {
    webhook: `whsec_${Buffer.alloc(32).toString('base64')}`,
    wecom: null,
    dingtalk: null,
    feishu: null,
  };
  const bodies = channelKinds.flatMap((kind) =>
    channelLanguages.map((language) => {
      const texts = [textOf(message, language, site), digestOf([message, message], 1, language, site)];
      const letter = { message, language, site, url, secret: secrets[kind], now: 1 };
      return texts.map((text) => formats[kind].write({ ...letter, text }).body).join('\n');
    }),
  );
  return [JSON.stringify(message), ...bodies].join('\n');
}

describe('messages', () => {
  it.each(everyRule)('[NT8] about %s say nothing that somebody typed, and name nobody', (rule) => {
    const everything = everythingOf(rule);
    expect(canaries.filter((canary) => everything.includes(canary))).toEqual([]);
  });

  it.each(channelLanguages)('[NT7] have a title and a whole sentence for every rule (%s)', (language) => {
    for (const rule of everyRule) {
      const good: AlertParams = { ...params, rule: 'verify.mask', code: 'lockdown', need: 'doctor', kind: 'left-cab' };
      const { heading, title, text, lines } = textOf(messageOf(rule, good), language, site);
      for (const part of [heading, title, text ?? '', ...lines]) {
        expect([rule, part]).toEqual([rule, expect.not.stringMatching(/\{\{|—|undefined|[a-z]\.[a-z]/)]);
      }
      expect([rule, title]).not.toEqual([rule, rule]);
    }
  });

  it('[NT7] have words for every refusal that an attempt can meet', () => {
    for (const code of errorCodes) {
      const { text } = textOf(messageOf('visit.attempt', { code }), 'zh-CN', site);
      expect([code, text]).toEqual([code, expect.not.stringContaining('—')]);
    }
  });

  it('[NT7] say where: the station of the step, or of the silent tablet', () => {
    expect(messageOf('visit.loop-critical').told).toMatchObject({ place: 'atPoint', station: { id: 'first-canteen' } });
    expect(messageOf('watch.tablet').told).toMatchObject({ place: null, station: { id: 'main-gate' } });
    expect(messageOf('site.lockdown').told).toMatchObject({ place: null, station: null });
  });

  it('[NT8] a plate that was entered by hand is no link, no mention and no heading of a robot', () => {
    const message = messageOf('visit.held');
    const odd = {
      ...message,
      told: message.told && { ...message.told, plate: '<@all> [x](https://e.example) # **军**' },
    };
    expect(textOf(odd, 'zh-CN', site).lines[1]).not.toMatch(/[<>[\]()*#@]/u);
  });
});

import { describe, expect, it } from 'vitest';
import type { FeedEvent } from '@cordon/protocol/wire/feed.ts';
import { createWords } from '../../../i18n/words.tsx';
import { zh } from '../../../i18n/zh/index.ts';
import { lineWords } from '../../../watch/line-words.ts';
import { alertOf, at, declared, gateOfficer, pictureWith, visitOf } from '../../../watch/testing/pictures.ts';
import { feedSubject } from './feed-panel.tsx';

const words = createWords({ language: 'zh-CN', dictionary: zh }, null);
const meta = { seq: 1, version: 1, at: at(0), observedAt: at(0), commandId: 'c', by: gateOfficer, stations: [] };
const picture = pictureWith(
  [visitOf('v', declared('渝A00001'))],
  [alertOf('v.verify.temperature', { rule: 'verify.temperature', visitId: 'v', plate: '渝A00001' })],
);

describe('a line of the feed', () => {
  it('[U75] names its vehicle, also one that is only just announced', () => {
    const refused: FeedEvent = {
      ...meta,
      aggregate: 'visit',
      id: 'v',
      event: { type: 'visitRefused', reason: '证件' },
    };
    expect(feedSubject(picture, refused)).toEqual({ visitId: 'v', plate: '渝A00001' });
    const [, event] = declared('川B12345');
    const announced = { ...meta, aggregate: 'visit', id: 'w', event } as FeedEvent;
    expect(feedSubject(picture, announced).plate).toBe('川B12345');
  });

  it('[U75] an alert’s line is about its visit and says which alert; the site’s is about none', () => {
    const acknowledged: FeedEvent = {
      ...meta,
      aggregate: 'alert',
      id: 'v.verify.temperature',
      event: { type: 'alertAcknowledged', comment: null },
    };
    expect(feedSubject(picture, acknowledged)).toEqual({ visitId: 'v', plate: '渝A00001' });
    expect(lineWords(words, acknowledged, picture)).toBe('体温 · 接警');
    const hours: FeedEvent = { ...meta, aggregate: 'site', id: 'demo', event: { type: 'hoursSet', hours: [] } };
    expect(feedSubject(picture, hours)).toEqual({ visitId: null, plate: null });
  });
});

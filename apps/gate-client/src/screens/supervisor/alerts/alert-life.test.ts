import { describe, expect, it } from 'vitest';
import { createWords } from '../../../i18n/words.tsx';
import { zh } from '../../../i18n/zh/index.ts';
import { alertOf, at, site, supervisor } from '../../../watch/testing/pictures.ts';
import { escalatedTo, escalatedWords, nextOf, placeWords } from './alert-life.ts';

const words = createWords({ language: 'zh-CN', dictionary: zh }, site);
const acknowledged = { at: at(1), version: 2, by: supervisor, comment: null };
const silenced = { until: at(60), reason: '检修', at: at(1), by: supervisor };

describe('the life of an alert in words', () => {
  it('[U209] says who has it in hand, and until when it is silenced', () => {
    expect(placeWords(words, alertOf('a'))).toBe('待接警');
    expect(placeWords(words, alertOf('a', { acknowledged }))).toBe('监管甲 处理中');
    expect(placeWords(words, alertOf('a', { silenced }))).toBe('静默至 22:00');
  });

  it('[U209] says to whom it went, and tells word sent at once from an escalation', () => {
    expect(escalatedWords(words, alertOf('a'))).toBeNull();
    expect(escalatedWords(words, alertOf('a', { escalated: 1 }))).toBe('已通知监管');
    expect(escalatedWords(words, alertOf('a', { escalated: 2 }))).toBe('已升级至监管、专班');
    expect(escalatedTo(alertOf('a', { escalated: 1 }))).toBeNull();
    expect(escalatedTo(alertOf('a', { escalated: 2 }))).toEqual(['supervisor', 'admin']);
  });

  it('[U209] says what it waits for next: to ring again, to be heard again, to go to somebody else', () => {
    expect(nextOf(alertOf('a', { acknowledged }), [])).toEqual({ kind: 'rings-again', at: at(31) });
    expect(nextOf(alertOf('a', { silenced }), [])).toEqual({ kind: 'heard-again', at: at(60) });
    expect(nextOf(alertOf('a', { escalated: 1 }), [])).toMatchObject({ kind: 'escalates', at: at(5) });
    expect(nextOf(alertOf('a', { escalated: 2 }), [])).toBeNull();
    expect(nextOf(alertOf('a', { clearedAt: at(2), escalated: 1 }), [])).toMatchObject({ kind: 'closes' });
  });
});

import { describe, expect, it } from 'vitest';
import { finding, type Finding } from '@cordon/protocol/visit/finding.ts';
import { stepsOf } from '@cordon/protocol/visit/route.ts';
import { nightAt } from '@cordon/protocol/testing/journey.ts';
import { admissionOf } from '../state/admission.ts';
import { emptyPicture } from '../state/picture.ts';
import { aBusyNight, feedOf, pictureAt, refuseTruck as second, supplyTruck as first } from '../testing/night.ts';
import { alertWords } from './alert-words.ts';
import { eventWords } from './event-words.ts';
import { createFormats, duration } from './format.ts';
import { refusalWords } from './refusal-words.ts';
import { en } from './en/index.ts';
import { type Language, languages } from './translate.ts';
import { findingWords, holdWords, stepNameIn } from './visit-words.ts';
import { createWords } from './words.tsx';
import { zh } from './zh/index.ts';

const night = aBusyNight();
const early = nightAt('disinfect-vehicle'); // the supply truck has just arrived
const site = night.site.state;
const wordsIn = (language: Language) => createWords({ language, dictionary: language === 'en' ? en : zh }, site);
const chinese = wordsIn('zh-CN');
const english = wordsIn('en');
const feed = feedOf(night);

/* What no reader should ever meet: a key, a name of the program, an unfilled value, an instant in milliseconds. */
const raw = /\{\{|[a-z]\.[a-z]|undefined|null|true|false|\[object|\b\d{13}\b|—/u;

describe('words for what happened', () => {
  it.each(languages)('[U54] tell every event of a night in one readable line (%s)', (language) => {
    const words = wordsIn(language);
    const lines = feed.map((entry) =>
      eventWords(words, entry, entry.aggregate === 'visit' ? night.visit(entry.id) : null),
    );
    expect(lines.filter((line) => raw.test(line))).toEqual([]);
  });

  it('[U54] name the step, its point and how it stands', () => {
    const lines = feed
      .filter(({ id, event }) => id === first && event.type === 'stepReported')
      .map((entry) => eventWords(chinese, entry, night.visit(first)));
    expect(lines).toEqual([
      '到达登记：已完成',
      '车辆消杀：进行中',
      '司乘核验：已完成',
      '封条：已完成',
      '车辆消杀：已完成',
      '准入：已完成',
      '驶往第一食堂：已完成',
      '第一食堂 · 停靠：已完成',
      '第一食堂 · 货物消杀：进行中',
      '第一食堂 · 货物消杀：已完成',
      '第一食堂 · 卸货：已完成',
      '驶往出口：进行中',
      '驶往出口：已完成',
      '出口比对：已完成',
      '放行：已完成',
    ]);
    expect(stepNameIn(chinese, night.visit(first), 's1.unload')).toBe('第一食堂 · 卸货');
    expect(stepNameIn(english, night.visit(first), 's1.leg')).toBe('Drive to First canteen');
    expect(stepNameIn(chinese, night.visit(first), 'leg-out')).toBe('驶往出口');
  });

  it.each(languages)('[U54] name every step of both plans (%s)', (language) => {
    const words = wordsIn(language);
    for (const id of [first, second]) {
      const visit = night.visit(id);
      for (const step of stepsOf(visit)) expect(stepNameIn(words, visit, step.id)).not.toMatch(/[.-]/u);
    }
  });

  it('[U55] say why a vehicle is on hold', () => {
    const reasons = feed.flatMap(({ event }) => (event.type === 'visitHeld' ? [holdWords(chinese, event.reason)] : []));
    expect(reasons).toEqual(['人工暂扣：等待监管', '核验项不通过：车牌与报备一致']);
  });

  it.each(languages)('[U55] tell every alert of the night (%s)', (language) => {
    const words = wordsIn(language);
    const lines = [...night.alerts.values()].map(({ state }) => {
      const { title, text } = alertWords(words, state);
      return `${title} ${text ?? ''}`;
    });
    expect(lines.filter((line) => raw.test(line))).toEqual([]);
  });
});

describe('words for a finding', () => {
  const admission = () => admissionOf(early.underWay(first), pictureAt(early), early.now);
  const reported = (id: string): Finding[] =>
    Object.values(night.visit(id).steps).flatMap(({ entries }) => entries.flatMap(({ findings }) => findings));

  it.each(languages)('[U56] put the values that the rule saw into one sentence (%s)', (language) => {
    const words = wordsIn(language);
    const findings = [...reported(first), ...reported(second), ...admission()];
    expect(findings.length).toBeGreaterThan(40);
    const lines = findings.map((f) => Object.values(findingWords(words, f)).join(' '));
    expect(lines.filter((line) => raw.test(line))).toEqual([]);
  });

  it('[U56] write plates, times, names and units as the office does', () => {
    const plate = reported(second).find(({ rule }) => rule === 'arrive.plate');
    expect(plate && findingWords(chinese, plate).text).toBe('现场车牌 川B·F98124，报备车牌 川B·F98123');
    const missing = finding('disinfect.coverage', 'fail', { missing: ['wheels', 'cab-outside'] });
    expect(findingWords(chinese, missing).text).toBe('漏喷部位：轮胎、驾驶室外表');
    expect(findingWords(english, missing).text).toBe('Not wetted: Wheels, Outside of the cab');
    const histories = finding('verify.histories', 'fail', { positives: ['travel', 'illness'] });
    expect(findingWords(chinese, histories).text).toBe('回答为是：旅居史、病症史');
    const room = finding('admit.room', 'fail', { station: 'first-canteen', vehicles: 2 }, { capacity: 2 });
    expect(findingWords(chinese, room).text).toBe('第一食堂已满：现有 2 辆，可容 2 辆');
    const result = finding('verify.test-result', 'fail', { result: 'positive', antigen: null });
    expect(findingWords(chinese, result).text).toBe('核酸结果：阳性；现场抗原：未做');
  });

  it('[U5] says nothing about admission before the site is known', () => {
    expect(admissionOf(early.underWay(first), emptyPicture, early.now)).toEqual([]);
  });
});

describe('words for a refusal', () => {
  it('[U57] give the reasons, the time left and the step that comes first', () => {
    const reasons = refusalWords(chinese, {
      code: 'admit-not-yet',
      params: { reasons: ['admit.campus-clear', 'admit.room'] },
    });
    expect(reasons).toEqual({
      what: '暂不能准入',
      todo: '车辆请原地等候；条件具备后再准入。',
      detail: '归寝确认、站点车位',
    });
    const running = refusalWords(chinese, { code: 'contact-running', params: { readyAt: 1, remainingMs: 761_000 } });
    expect(running.detail).toBe('剩余 12:41');
    const tooOften = refusalWords(english, { code: 'sign-in-delayed', params: { retryAfterMs: 30_000 } });
    expect(tooOften.detail).toBe('0:30 left');
    const turn = { code: 'step-not-next', params: { step: 'seal', next: 'disinfect-vehicle' } } as const;
    expect(refusalWords(chinese, turn, night.visit(first)).detail).toBe('先做车辆消杀');
    expect(refusalWords(chinese, turn).detail).toBeNull();
    expect(refusalWords(english, { code: 'forbidden', params: {} }).detail).toBeNull();
  });
});

describe('times', () => {
  it("[U58] are the site's, whatever the device's zone", () => {
    const shanghai = createFormats('zh-CN', 'Asia/Shanghai');
    const at = Date.UTC(2026, 10, 12, 16, 4, 9);
    expect(shanghai.time(at)).toBe('00:04');
    expect(shanghai.timeWithSeconds(at)).toBe('00:04:09');
    expect(shanghai.dateTime(at)).toBe('11-13 00:04');
    expect(shanghai.date(at)).toBe('2026-11-13');
    expect(createFormats('en', 'Europe/Lisbon').time(at)).toBe('16:04');
  });

  it('[U58] run as clocks do', () => {
    expect([0, 7000, 761_000, 4_325_000, -5].map(duration)).toEqual(['0:00', '0:07', '12:41', '1:12:05', '0:00']);
  });
});

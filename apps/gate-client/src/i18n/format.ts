import { clockText, dayName, localMoment, momentText } from '@cordon/protocol/local-time.ts';
import type { Language } from './translate.ts';

/** How instants are written: always in the site's time zone, whatever the device thinks. */
export type Formats = {
  time(at: number): string; // 21:04
  timeWithSeconds(at: number): string; // 21:04:11
  dateTime(at: number): string; // 11-12 21:04
  date(at: number): string; // 2026-11-12
  number(value: number): string;
};

const parts = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

/* Words are made anew at each change of the site, and formatters are expensive. */
const made = new Map<string, Formats>();

export function createFormats(language: Language, timeZone: string): Formats {
  const name = `${language} ${timeZone}`;
  const formats = made.get(name) ?? formatsOf(language, timeZone);
  made.set(name, formats);
  return formats;
}

function formatsOf(language: Language, timeZone: string): Formats {
  const seconds = new Intl.DateTimeFormat(language, { ...parts, second: '2-digit', timeZone });
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });
  return {
    time: (at) => clockText(localMoment(at, timeZone).minutes),
    timeWithSeconds: (at) => seconds.format(at),
    dateTime: (at) => momentText(at, timeZone),
    date: (at) => dayName(localMoment(at, timeZone).day),
    number: (value) => number.format(value),
  };
}

/** A clock that runs: 0:07, 12:41, 1:12:05. Negative durations count as none. */
export function duration(ms: number): string {
  const total = Math.max(0, Math.floor(ms / 1000));
  const hours = Math.floor(total / 3600);
  const minutes = Math.floor((total % 3600) / 60);
  const seconds = String(total % 60).padStart(2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${seconds}` : `${minutes}:${seconds}`;
}

/** How several things are written one after the other, without an “and”: it would make two of 甲和乙 a pair. */
export type Lists = {
  list(items: readonly string[]): string; // 体温、三史
  phrases(items: readonly string[]): string; // 第一食堂，22:05
  clauses(items: readonly string[]): string; // what may hold commas itself: 周一、周二 08:00–12:00；周六 …
};

const enumeration = { type: 'conjunction', style: 'narrow' } as const;
const enumerations = { 'zh-CN': new Intl.ListFormat('zh-CN', enumeration), en: new Intl.ListFormat('en', enumeration) };

export function createLists(language: Language): Lists {
  const [comma, semicolon] = language === 'en' ? [', ', '; '] : ['，', '；'];
  return {
    list: (items) => enumerations[language].format(items),
    phrases: (items) => items.join(comma),
    clauses: (items) => items.join(semicolon),
  };
}

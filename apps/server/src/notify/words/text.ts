import { momentText } from '@cordon/protocol/local-time.ts';
import { normalisePlate } from '@cordon/protocol/plate.ts';
import type { ChannelLanguage } from '@cordon/protocol/site/channel.ts';
import type { SiteSettings } from '@cordon/protocol/site/settings.ts';
import { errors as enErrors } from '@cordon/protocol/words/en/errors.ts';
import { rules as enRules } from '@cordon/protocol/words/en/rules.ts';
import { terms as enTerms } from '@cordon/protocol/words/en/terms.ts';
import { fillWording, findWording } from '@cordon/protocol/words/wording.ts';
import { errors as zhErrors } from '@cordon/protocol/words/zh/errors.ts';
import { rules as zhRules } from '@cordon/protocol/words/zh/rules.ts';
import { terms as zhTerms } from '@cordon/protocol/words/zh/terms.ts';
import { valueKind } from '@cordon/protocol/values.ts';
import type { Message, AlertContent } from '../message.ts';
import { en } from './en.ts';
import { zh } from './zh.ts';

export const dictionaries = {
  'zh-CN': { own: zh, rules: zhRules, terms: zhTerms, errors: zhErrors },
  en: { own: en, rules: enRules, terms: enTerms, errors: enErrors },
};
export type Words = (typeof dictionaries)[ChannelLanguage];

/** A message as a person reads it. */
export type Text = {
  heading: string; // severity and title
  title: string;
  text: string | null;
  lines: string[]; // 车牌：渝A·D12345
  end: string | null;
};

export type SiteName = Pick<SiteSettings, 'id' | 'name' | 'timeZone'>;

/** [NT7] What has happened, in the words of the screens; [NT8] without names and typed text. */
export function textOf({ told }: Pick<Message, 'told'>, language: ChannelLanguage, site: SiteName): Text {
  const words = dictionaries[language];
  const { own } = words;
  const siteName = nameIn(language, site.name);
  if (told === null) {
    const { title, text, end } = own.test;
    return { heading: title, title, text: fillWording(text, { site: siteName }), lines: [], end };
  }
  const title = titleOf(words, told.rule);
  const lines = own.lines;
  const all = [
    { name: lines.site, value: siteName },
    { name: lines.plate, value: told.plate === null ? null : plateWords(told.plate) },
    { name: lines.where, value: whereOf(words, language, told) },
    { name: lines.since, value: momentText(told.raisedAt, site.timeZone) },
    { name: lines.count, value: told.count > 1 ? String(told.count) : null },
    {
      name: lines.asked,
      value: listIn(
        language,
        told.whom.map((role) => words.terms.roles[role]),
      ),
    },
  ];
  return {
    heading: fillWording(own.heading, { severity: words.terms.severities[told.severity], title }),
    title,
    text: sentenceOf(words, told, site.timeZone),
    lines: all.flatMap(({ name, value }) => (value === null ? [] : [`${name}${own.colon}${plain(value)}`])),
    end: own.seeBoard,
  };
}

export function titleOf({ rules }: Words, rule: string): string {
  const found = findWording(rules.findings, `${rule}.title`) ?? findWording(rules.alerts, `${rule}.title`);
  return typeof found === 'string' ? found : rule;
}

function sentenceOf(words: Words, { rule, values }: AlertContent, timeZone: string): string | null {
  const wording = findWording(words.own.texts, rule) ?? findWording(words.rules.alerts, `${rule}.text`);
  if (typeof wording !== 'string') return null;
  const filled = Object.entries(values).map(
    ([key, value]) => [key, wordOf(words, rule, key, value, timeZone)] as const,
  );
  return fillWording(wording, Object.fromEntries(filled));
}

/** [U292] Written by the kind of the value; a kind that no message may contain is a dash, see [NT8]. */
function wordOf(words: Words, rule: string, key: string, value: string | number, timeZone: string): string {
  const { errors, terms } = words;
  switch (valueKind(rule, key)) {
    case 'time':
    case 'date-time':
      return momentText(Number(value), timeZone);
    case 'entry':
      return String(value);
    case 'rule':
      return titleOf(words, String(value));
    case 'error':
      return foundOr(findWording(errors, `${value}.what`));
    case 'need':
      return foundOr(findWording(terms.needs, String(value)));
    case 'deviation':
      return foundOr(findWording(terms.deviations, String(value)));
    default:
      return '—';
  }
}

const foundOr = (wording: unknown): string => (typeof wording === 'string' ? wording : '—');

export function whereOf({ terms }: Words, language: ChannelLanguage, { station, place }: AlertContent): string | null {
  const parts = [place === null ? null : terms.places[place], station === null ? null : nameIn(language, station.name)];
  const known = parts.filter((part) => part !== null);
  return known.length === 0 ? null : known.join(' · ');
}

export function nameIn(language: ChannelLanguage, name: SiteSettings['name']): string {
  return language === 'en' ? name.en : name.zh;
}

/** 门岗、监管, without an “and”. */
export function listIn(language: ChannelLanguage, items: readonly string[]): string {
  return new Intl.ListFormat(language, { type: 'conjunction', style: 'narrow' }).format(items);
}

/** 渝A·D12345, as on the screens. */
export function plateWords(plate: string): string {
  const normal = normalisePlate(plate);
  return /^\p{Script=Han}[A-Z]./u.test(normal) ? `${normal.slice(0, 2)}·${normal.slice(2)}` : normal;
}

/** A plate or a name that was entered by hand must not become a link, a mention or a heading of the robot. */
export function plain(text: string): string {
  return text
    .replaceAll(/[<>[\]()*_`#~|\\@]/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim();
}

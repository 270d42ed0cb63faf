import { momentText } from '@cordon/protocol/local-time.ts';
import { type Severity, severities } from '@cordon/protocol/alert/severity.ts';
import type { ChannelLanguage } from '@cordon/protocol/site/channel.ts';
import { fillWording } from '@cordon/protocol/words/wording.ts';
import type { Message, AlertContent } from '../message.ts';
import { withinChars } from './cut.ts';
import {
  dictionaries,
  nameIn,
  plain,
  plateWords,
  type SiteName,
  type Text,
  titleOf,
  whereOf,
  type Words,
} from './text.ts';

/** A line can hold a station's name and a plate of any length; ten of these fit into every robot's message. */
const mostLineChars = 90;

/**
 * [NT14] Several alerts in one message, the most urgent first: how many of each severity; and for each alert what it is, the
 * vehicle, the place, and since when.
 *
 * @param more how many wait behind these
 */
export function digestOf(messages: readonly Message[], more: number, language: ChannelLanguage, site: SiteName): Text {
  const words = dictionaries[language];
  const { own, terms } = words;
  const all = messages.flatMap(({ told }) => (told === null ? [] : [told]));
  const worst = all.map(({ severity }) => severity).toSorted(byUrgency)[0] ?? 'info';
  const title = fillWording(own.digest.title, { count: String(all.length + more) });
  const counts = severities
    .toReversed()
    .map((severity) => ({ severity, count: all.filter((told) => told.severity === severity).length }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) =>
      fillWording(own.digest.count, { severity: terms.severities[severity], count: String(count) }),
    );
  const rest = more > 0 ? [fillWording(own.digest.more, { count: String(more) })] : [];
  return {
    heading: fillWording(own.heading, { severity: terms.severities[worst], title }),
    title,
    text: [...counts, ...rest].join(own.digest.comma),
    lines: [
      `${own.lines.site}${own.colon}${plain(nameIn(language, site.name))}`,
      ...all.map((told) => connectionOf(words, language, site.timeZone, told)),
    ],
    end: own.seeBoard,
  };
}

function byUrgency(a: Severity, b: Severity): number {
  return severities.indexOf(b) - severities.indexOf(a);
}

/** 【紧急】超时滞留 · 渝A·12345 · 在卸货点 · 第一食堂 · 11-23 22:01 */
function connectionOf(words: Words, language: ChannelLanguage, timeZone: string, told: AlertContent): string {
  const heading = fillWording(words.own.heading, {
    severity: words.terms.severities[told.severity],
    title: titleOf(words, told.rule),
  });
  const plate = told.plate === null ? null : plateWords(told.plate);
  const parts = [plate, momentText(told.raisedAt, timeZone), whereOf(words, language, told)];
  const facts = parts.filter((part) => part !== null).map(plain);
  return withinChars([heading, ...facts].join(' · '), mostLineChars);
}

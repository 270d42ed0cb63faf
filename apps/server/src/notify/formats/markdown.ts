import { withinBytes } from '../words/cut.ts';
import type { Text } from '../words/text.ts';

/**
 * [NT19] The part of Markdown that all robots know: a heading, bold text, quotes. What is too long loses of its facts, from
 * the end; heading and end stay, since the keyword is in them.
 *
 * @param mostBytes of the whole, in UTF-8
 */
export function markdownOf({ heading, text, lines, end }: Text, quote: '> ' | '- ', mostBytes: number): string {
  const write = (facts: string) =>
    [`### ${heading}`, text === null ? null : `**${text}**`, facts === '' ? null : facts, end]
      .filter((part) => part !== null)
      .join('\n\n');
  const facts = lines.map((line) => `${quote}${line}`).join('\n');
  const room = mostBytes - Buffer.byteLength(write('')) - '\n\n'.length;
  return write(withinBytes(facts, room));
}

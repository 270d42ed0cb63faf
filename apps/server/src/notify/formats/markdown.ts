import { withinBytes } from '../words/cut.ts';
import type { Text } from '../words/text.ts';

/**
 * [NT19] The part of Markdown that all robots know: a heading, bold text, quotes. When the text is too long, its facts are cut
 * from the end; heading and last line stay, since they contain the keyword.
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

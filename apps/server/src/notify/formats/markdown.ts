import type { Text } from '../words/text.ts';

/** The part of Markdown that all robots know: a heading, bold text, quotes. */
export function markdownOf({ heading, text, lines, end }: Text, quote: '> ' | '- '): string {
  const facts = lines.map((line) => `${quote}${line}`).join('\n');
  return [`### ${heading}`, text === null ? null : `**${text}**`, facts === '' ? null : facts, end]
    .filter((part) => part !== null)
    .join('\n\n');
}

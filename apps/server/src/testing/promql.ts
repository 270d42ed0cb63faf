/** One selector of a metric in a PromQL expression. */
export type Selector = { name: string; matchers: { label: string; operator: string; value: string }[] };

const words = new Set(['by', 'without', 'and', 'or', 'unless', 'on', 'ignoring', 'group_left', 'group_right', 'bool']);

/** Good enough for our own expressions; `promtool` checks the grammar. */
export function selectorsOf(expression: string): Selector[] {
  const bare = expression
    .replaceAll(/\b(?:by|without|on|ignoring)\s*\([^)]*\)/g, ' ')
    .replaceAll(/\boffset\s+\w+/g, ' ')
    .replaceAll(/\[[^\]]*\]/g, ' ');
  const named = [...bare.matchAll(/([a-zA-Z_:][\w:]*)\s*(\(|\{[^}]*\})?/g)];
  return named.flatMap(([, name = '', rest = '']) =>
    rest === '(' || words.has(name) ? [] : [{ name, matchers: matchersOf(rest) }],
  );
}

/** The labels by which the result is grouped; undefined when it is not grouped. */
export function groupedBy(expression: string): string[] | undefined {
  const groups = [...expression.matchAll(/\bby\s*\(([^)]*)\)/g)].map(([, list = '']) => list.split(/\s*,\s*/));
  return groups.length === 0 ? undefined : groups.flat();
}

function matchersOf(braces: string): Selector['matchers'] {
  const found = [...braces.matchAll(/(\w+)\s*(=~|!~|!=|=)\s*"([^"]*)"/g)];
  return found.map(([, label = '', operator = '', value = '']) => ({ label, operator, value }));
}

const ruleId = /\[([A-Z]{1,2}\d+)\]/g;

/** The rules that docs/spec.md defines: an ID that opens a heading, a table row, a list item or a paragraph. */
export function definedRules(spec: string): readonly string[] {
  return [...spec.matchAll(/^[\s#>|*-]*\[([A-Z]{1,2}\d+)\]/gm)].flatMap(([, id]) => id ?? []);
}

/** The rules that a test file cites; its comments don't count. */
export function citedRules(test: string): readonly string[] {
  const code = test.replaceAll(/^\s*(?:\/\/|\/?\*).*$/gm, '');
  return [...code.matchAll(ruleId)].flatMap(([, id]) => id ?? []);
}

/** @param tests the content of every test file by its path */
export function specFaults(spec: string, tests: ReadonlyMap<string, string>): readonly string[] {
  const defined = definedRules(spec);
  const cited = new Map([...tests].map(([file, content]) => [file, citedRules(content)]));
  const citedAnywhere = new Set([...cited.values()].flat());
  return [
    ...(defined.length === 0 ? ['docs/spec.md defines no rule at all'] : []),
    ...(tests.size === 0 ? ['no test file was read'] : []),
    ...defined.filter((id, at) => defined.indexOf(id) !== at).map((id) => `[${id}] is defined twice in docs/spec.md`),
    ...defined.filter((id) => !citedAnywhere.has(id)).map((id) => `[${id}] is cited by no test`),
    ...[...cited].flatMap(([file, ids]) =>
      [...new Set(ids)].filter((id) => !defined.includes(id)).map((id) => `[${id}] in ${file} is not in docs/spec.md`),
    ),
  ];
}

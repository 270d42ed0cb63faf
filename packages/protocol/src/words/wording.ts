/**
 * The wording at a path of keys, joined by dots; undefined when there is none. Names of rules have dots, too:
 * `rules.findings.seal.recorded.title`.
 */
export function findWording(node: unknown, path: string): unknown {
  if (typeof node !== 'object' || node === null) return undefined;
  const own = node as Record<string, unknown>;
  if (Object.hasOwn(own, path)) return own[path];
  for (let dot = path.indexOf('.'); dot > 0; dot = path.indexOf('.', dot + 1)) {
    const head = path.slice(0, dot);
    const found = Object.hasOwn(own, head) ? findWording(own[head], path.slice(dot + 1)) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * Replaces `{{name}}` by the value of that name, and `{{limit.name}}` by a nested one; a missing value becomes a dash.
 */
export function fillWording(wording: string, values: Readonly<Record<string, unknown>>): string {
  return wording.replaceAll(/\{\{([\w.]+)\}\}/gu, (_, name: string) => {
    const value = findWording(values, name);
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '—';
  });
}

import type { Plugin } from 'vite';

const makesJsonSchemas = /\/zod\/v4\/core\/(?:json-schema-processors|to-json-schema)\.js$/;
/** Not of JSON Schemas, though it stands among them: `minValue` and `maxValue` of a number ask it. */
export const needed = 'aggregateChecks';
const exported = /^export (?:const|function) (\w+)/gm;
const listed = /^export \{([^}]*)\}/gm;

/**
 * Every schema of zod carries its way to a JSON Schema, an eighth of the library, which only the server asks for. The screens
 * are built without it: whoever asks there gets an error that says so.
 */
export function withoutJsonSchemas(): Plugin {
  return {
    name: 'cordon:without-json-schemas',
    apply: 'build',
    transform(code, id) {
      return makesJsonSchemas.test(id) ? { code: withoutCode(id, namesIn(code)), map: null } : null;
    },
  };
}

/** What a module of the library exports, by the names that others import. */
export function namesIn(code: string): string[] {
  const lists = [...code.matchAll(listed)].flatMap(([, list = '']) => list.split(','));
  const renamed = lists
    .map(
      (one) =>
        one
          .trim()
          .split(/\s+as\s+/)
          .at(-1) ?? '',
    )
    .filter((name) => name !== '');
  const names = [...[...code.matchAll(exported)].map(([, name = '']) => name), ...renamed];
  if (names.length === 0) throw new Error('the library makes JSON Schemas otherwise than it did');
  return names;
}

/* What is called while a schema is made must not throw; what it hands back does. */
function withoutCode(id: string, names: readonly string[]): string {
  const replaced = names.filter((name) => name !== needed);
  return [
    `const gone = () => { throw new Error('The screens are built without JSON Schemas.'); };`,
    'const later = () => gone;',
    `export { ${replaced.map((name) => `${name.startsWith('create') ? 'later' : 'gone'} as ${name}`).join(', ')} };`,
    ...(replaced.length < names.length ? [`export { ${needed} } from '${id}?whole';`] : []),
  ].join('\n');
}

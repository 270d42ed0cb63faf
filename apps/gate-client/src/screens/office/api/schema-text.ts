type Schema = Readonly<Record<string, unknown>>;

const indent = '  ';

/**
 * A JSON Schema as people write types down: `{ id: string, tries?: integer 0…5 }`. Patterns and lengths are left out: the
 * document has them.
 *
 * @param depth how far in it stands, for the lines of objects
 */
export function schemaText(schema: Schema, depth = 0): string {
  const { $ref, enum: values, anyOf, oneOf, type } = schema;
  if (typeof $ref === 'string') return $ref.split('/').at(-1) ?? '';
  if ('const' in schema) return JSON.stringify(schema['const']);
  if (Array.isArray(values)) return values.map((value) => JSON.stringify(value)).join(' | ');
  const forms = anyOf ?? oneOf;
  if (Array.isArray(forms)) return (forms as Schema[]).map((form) => schemaText(form, depth)).join(' | ');
  if (Array.isArray(type)) return type.map((one: unknown) => schemaText({ ...schema, type: one }, depth)).join(' | ');
  if (type === 'object') return objectText(schema, depth);
  if (type === 'array') return arrayText(schema, depth);
  if (type === 'integer' || type === 'number') return `${type}${boundsOf(schema)}`;
  if (typeof type === 'string') return typeof schema['format'] === 'string' ? schema['format'] : type;
  return 'any';
}

function objectText({ properties = {}, required = [], additionalProperties: rest }: Schema, depth: number): string {
  const inner = indent.repeat(depth + 1);
  const named = Object.entries(properties as Record<string, Schema>).map(([name, schema]) => {
    const mark = (required as string[]).includes(name) ? '' : '?';
    return `${inner}${name}${mark}: ${schemaText(schema, depth + 1)}`;
  });
  const others = restText(rest, depth);
  const lines = others === null ? named : [...named, `${inner}${others}`];
  return lines.length === 0 ? '{}' : `{\n${lines.join('\n')}\n${indent.repeat(depth)}}`;
}

/* What else may be there: anything, something of one form, or nothing. */
function restText(rest: unknown, depth: number): string | null {
  if (rest === false || rest === undefined) return null;
  const isAny = rest === true || (typeof rest === 'object' && rest !== null && Object.keys(rest).length === 0);
  return isAny ? '…' : `[name]: ${schemaText(rest as Schema, depth + 1)}`;
}

function arrayText({ items = {} }: Schema, depth: number): string {
  const text = schemaText(items as Schema, depth);
  return / \| (?![^{]*\})/u.test(text) ? `(${text})[]` : `${text}[]`;
}

function boundsOf({ minimum, maximum }: Schema): string {
  if (typeof minimum !== 'number' && typeof maximum !== 'number') return '';
  return ` ${typeof minimum === 'number' ? minimum : ''}…${typeof maximum === 'number' ? maximum : ''}`;
}

import { dirname, join, normalize } from 'node:path';
import { parseSync } from 'oxc-parser';

/** A source file of the product: its path from the top of the project, and its text. */
export type Source = { file: string; text: string };

export type LongFunction = { file: string; name: string; lines: number };

/** What the shape of the code is, in figures. */
export type Shape = {
  largest: { file: string; lines: number };
  longFunctions: readonly LongFunction[]; // outside React components
  circles: readonly (readonly string[])[]; // files that import each other, types included
};

const mostLinesOfFunction = 60;

type Node = { type: string; start: number; end: number; [field: string]: unknown };

/** @param resolve what an import of a file leads to; undefined when it leads out of the product */
export function shapeOf(
  sources: readonly Source[],
  resolve: (from: string, specifier: string) => string | undefined,
): Shape {
  if (sources.length === 0) throw new RangeError('there is no file to look at');
  const parsed = sources.map((source) => ({ ...source, ...read(source) }));
  const sizes = sources.map(({ file, text }) => ({ file, lines: text.split('\n').length - 1 }));
  const graph = new Map(
    parsed.map(({ file, imports }) => [file, imports.flatMap((specifier) => resolve(file, specifier) ?? [])]),
  );
  return {
    largest: sizes.reduce((most, one) => (one.lines > most.lines ? one : most)),
    longFunctions: parsed.flatMap(({ file, functions }) => functions.map((one) => ({ file, ...one }))),
    circles: circlesIn(graph),
  };
}

/** The file that a relative import names, or one of a package of the project, such as `@cordon/protocol/plate.ts`. */
export function resolver(files: ReadonlySet<string>, packages: Readonly<Record<string, string>>) {
  return (from: string, specifier: string): string | undefined => {
    const [scope = '', name = '', ...rest] = specifier.split('/');
    const folder = packages[`${scope}/${name}`];
    const path = specifier.startsWith('.') ? join(dirname(from), specifier) : join(folder ?? '', ...rest);
    const known = normalize(path);
    return files.has(known) ? known : undefined;
  };
}

/** Everything that a file imports: values, types, what it passes on, and what it loads late. */
export function importsOf({ file, text }: Source): string[] {
  const { module } = parseSync(file, text);
  const late = module.dynamicImports.map(({ moduleRequest: { start, end } }) => text.slice(start + 1, end - 1));
  return [...read({ file, text }).imports, ...late];
}

function read({ file, text }: Source): { imports: string[]; functions: { name: string; lines: number }[] } {
  const { program, module, errors } = parseSync(file, text);
  if (errors.length > 0) throw new SyntaxError(`${file}: ${errors[0]?.message ?? ''}`);
  const exported = module.staticExports.flatMap(({ entries }) =>
    entries.flatMap(({ moduleRequest }) => moduleRequest?.value ?? []),
  );
  return {
    imports: [...module.staticImports.map(({ moduleRequest }) => moduleRequest.value), ...exported],
    functions: longFunctions(program as unknown as Node, text),
  };
}

/* A component is a list of what is on a screen; its length says little. It begins with a capital letter. */
const isComponent = (name: string): boolean => /^[A-Z]/.test(name);

function longFunctions(program: Node, text: string): { name: string; lines: number }[] {
  const found: { name: string; lines: number }[] = [];
  const visit = (node: Node, name: string): void => {
    const isFunction = /^(?:FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/.test(node.type);
    const own = isFunction ? (nameOf(node['id']) ?? name) : name;
    if (isFunction) {
      const lines = text.slice(node.start, node.end).split('\n').length;
      if (lines > mostLinesOfFunction && !isComponent(own)) found.push({ name: own === '' ? '(no name)' : own, lines });
    }
    const inner = nameOf(node['id']) ?? nameOf(node['key']) ?? '';
    for (const child of childrenOf(node)) visit(child, inner);
  };
  visit(program, '');
  return found;
}

function childrenOf(node: Node): Node[] {
  return Object.values(node)
    .flatMap((value): unknown[] => (Array.isArray(value) ? value : [value]))
    .filter(isNode);
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
}

function nameOf(value: unknown): string | undefined {
  return isNode(value) && typeof value['name'] === 'string' ? value['name'] : undefined;
}

/** Every group of files that lead to each other, by Tarjan's algorithm. */
function circlesIn(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const circles: string[][] = [];
  const visit = (file: string): void => {
    order.set(file, order.size);
    low.set(file, order.get(file) ?? 0);
    stack.push(file);
    for (const next of graph.get(file) ?? []) {
      if (!order.has(next)) visit(next);
      if (stack.includes(next)) low.set(file, Math.min(low.get(file) ?? 0, low.get(next) ?? 0));
    }
    if (low.get(file) !== order.get(file)) return;
    const circle = stack.splice(stack.indexOf(file));
    if (circle.length > 1) circles.push(circle);
  };
  for (const file of graph.keys()) if (!order.has(file)) visit(file);
  return circles;
}

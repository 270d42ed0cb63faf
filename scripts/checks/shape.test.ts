import { describe, expect, it } from 'vitest';
import { resolver, shapeOf, type Source } from './shape-rules.ts';

const packages = { '@cordon/protocol': 'packages/protocol/src' };
const long = (name: string) => `${name} {\n${'  f();\n'.repeat(60)}}`;

function look(files: Readonly<Record<string, string>>) {
  const sources: Source[] = Object.entries(files).map(([file, text]) => ({ file, text }));
  return shapeOf(sources, resolver(new Set(Object.keys(files)), packages));
}

describe('the shape of the code', () => {
  it('finds functions of more than 60 lines, however they are written, and leaves components alone', () => {
    const { longFunctions } = look({
      'a.ts': `export function plain() ${long('')}\nconst arrow = () => ${long('')};\nconst all = { ${long('method()')} };`,
      'b.tsx': `export function Screen() ${long('')}\nfunction short() {}`,
    });
    expect(longFunctions.map(({ file, name, lines }) => `${file} ${name} ${lines}`)).toEqual([
      'a.ts plain 62',
      'a.ts arrow 62',
      'a.ts method 62',
    ]);
  });

  it('finds files that import each other, by types and through a package, too', () => {
    const a = 'packages/protocol/src/a.ts';
    const b = 'apps/server/src/b.ts';
    const { circles } = look({
      [a]: `import type { B } from '../../../apps/server/src/b.ts';`,
      [b]: `export * from '@cordon/protocol/a.ts';`,
      'apps/server/src/c.ts': `import { b } from './b.ts';\nimport 'zod';`,
    });
    expect(circles.map((circle) => circle.toSorted())).toEqual([[b, a]]);
  });

  it('names the largest file, and finds nothing in nothing', () => {
    expect(look({ 'a.ts': 'x;\n', 'b.ts': 'x;\ny;\n' }).largest).toEqual({ file: 'b.ts', lines: 2 });
    expect(() => look({})).toThrow(RangeError);
    expect(() => look({ 'a.ts': 'const = ;' })).toThrow(SyntaxError);
  });
});

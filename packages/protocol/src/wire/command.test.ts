import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { samples } from '../testing/samples.ts';
import { engine } from '../engine/product.ts';
import type { Command } from './command.ts';

const all = Object.values(samples) as readonly Command[];
const sample = fc.constantFrom(...all);

type Path = readonly (string | number)[];

/** Every place in a value: objects, lists and leaves. */
function placesIn(value: unknown, at: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [at];
  return [at, ...Object.entries(value).flatMap(([key, part]) => placesIn(part, [...at, key]))];
}

function valueAt(value: unknown, [key, ...rest]: Path): unknown {
  return key === undefined ? value : valueAt((value as Record<string, unknown>)[key], rest);
}

/** A copy in which what stands at this place is another thing; `gone` takes it away. */
function replaced(value: unknown, [key, ...rest]: Path, by: unknown): unknown {
  if (key === undefined) return by;
  const copy: Record<string, unknown> = Array.isArray(value)
    ? ([...(value as unknown[])] as unknown as Record<string, unknown>)
    : { ...(value as Record<string, unknown>) };
  const part = replaced(copy[key], rest, by);
  if (part === gone) delete copy[key];
  else copy[key] = part;
  return copy;
}

const gone = Symbol('gone');
const isObject = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value);

function deep(levels: number): unknown {
  let value: unknown = [];
  for (let i = 0; i < levels; i++) value = i % 2 === 0 ? { deep: value } : [value];
  return value;
}

/* Nothing of this is good in any place. */
const poison = fc.constantFrom<unknown>(
  Number.NaN,
  Number.POSITIVE_INFINITY,
  -1e308,
  2 ** 53,
  0.1,
  '\ud800',
  'a\u0000b',
  '\u202e12345',
  '   ',
  'x'.repeat(70_000),
  JSON.parse('{"__proto__": {"admin": true}}'),
  { constructor: { prototype: {} } },
  deep(2_000),
  Array.from({ length: 5_000 }, () => null),
  undefined,
);

const reads = (value: unknown) => engine.command.safeParse(value).success;

describe('what comes over the wire', () => {
  it.each(all)('[J4] $type is read, and is the same after its journey', (good) => {
    expect(engine.command.parse(good)).toEqual(good);
    expect(engine.command.parse(JSON.parse(JSON.stringify(good)))).toEqual(good);
  });

  it('[J4] a command with anything more in any place of it is refused', () => {
    const name = fc.constantFrom('extra', '__proto__', 'constructor', 'actor', 'by', 'role', 'now');
    fc.assert(
      fc.property(sample, fc.nat(), name, (good, n, key) => {
        const objects = placesIn(good).filter((at) => isObject(valueAt(good, at)) && at.at(-1) !== 'histories');
        const at = objects[n % objects.length] ?? [];
        const more = JSON.parse(`{"${key}": {"admin": true}}`) as object;
        const host = Object.defineProperties(
          { ...(valueAt(good, at) as object) },
          Object.getOwnPropertyDescriptors(more),
        );
        expect(reads(replaced(good, at, host))).toBe(false);
      }),
      { numRuns: 400 },
    );
  });

  it('[J4] a command with anything less is refused', () => {
    for (const good of all) {
      const keys = placesIn(good).filter((at) => typeof at.at(-1) === 'string' && !/^\d+$/u.test(String(at.at(-1))));
      const left = keys.filter((at) => !at.includes('histories') && reads(replaced(good, at, gone)));
      expect(left).toEqual([]);
    }
  });

  it('[J4] a command with poison in any place of it is refused', () => {
    fc.assert(
      fc.property(sample, fc.nat(), poison, (good, n, bad) => {
        const places = placesIn(good);
        const at = places[n % places.length] ?? [];
        if (bad === 0.1 && isFraction(at)) return;
        if (isObject(bad) && at.at(-1) === 'histories') return; // names without an answer: see below
        expect(reads(replaced(good, at, bad))).toBe(false);
      }),
      { numRuns: 1_000 },
    );
  });

  it('[J4] anything at all gets an answer', () => {
    const anything = fc.anything({ withNullPrototype: true, withBigInt: true, withSparseArray: true, withDate: true });
    fc.assert(
      fc.property(fc.oneof(anything, fc.jsonValue(), fc.string({ unit: 'binary' })), (value) => {
        expect(reads(value)).toBe(false);
      }),
      { numRuns: 1_000 },
    );
  });

  it('[J4] a type that is none is refused', () => {
    for (const type of ['', 'passDeadline', '__proto__', 'constructor', 'toString', 'DeclareVisit', 7, null, {}]) {
      expect(reads({ ...samples.holdVisit, type })).toBe(false);
    }
  });

  it('[J4] nothing that was read changes what everything inherits from', () => {
    engine.command.safeParse(JSON.parse(`{"type": "holdVisit", "__proto__": {"polluted": 1}}`));
    const histories = JSON.parse('{"__proto__": true, "travel": false}') as object;
    const read = engine.command.parse({ ...samples.reportStep, report: { ...samples.reportStep.report, histories } });
    expect(read).toMatchObject({ report: { histories: { travel: false } } });
    expect(JSON.stringify(read)).not.toContain('__proto__');
    expect(Object.prototype).not.toHaveProperty('polluted');
    expect(Object.hasOwn(Object.prototype, 'travel')).toBe(false);
  });
});

/* Figures that may be fractions. */
function isFraction(at: Path): boolean {
  return ['quantity', 'chlorineMgPerL', 'afterMinutes'].includes(String(at.at(-1))) || at.includes('limits');
}

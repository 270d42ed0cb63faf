import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAlertState, isSiteState, isVisitState } from './outline.ts';
import { declare, goTo, visitA, visitB } from '../testing/journey.ts';
import { submitRandomCommand } from '../testing/random-commands.ts';
import { Night } from '../testing/night.ts';

const row = fc.array(fc.nat({ max: 9999 }), { minLength: 8, maxLength: 8 });

function drawing(numbers: readonly number[]) {
  let at = 0;
  return {
    pick<T>(list: readonly T[]): T {
      const chosen = list[(numbers[at++ % numbers.length] ?? 0) % list.length];
      if (chosen === undefined) throw new RangeError('nothing to pick of');
      return chosen;
    },
  };
}

function nightOf(rows: readonly number[][]): Night {
  const night = new Night();
  declare(night, visitA);
  declare(night, visitB, { plate: '渝B12345' });
  goTo(night, 'admit', visitA);
  for (const numbers of rows) submitRandomCommand(night, drawing(numbers));
  return night;
}

const read = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('what is stored', () => {
  it('[L15] can be read, whatever people did that night', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 10, maxLength: 60 }), (rows) => {
        const { visits, alerts, site } = nightOf(rows);
        expect([...visits.values()].map(({ state }) => isVisitState(read(state)))).not.toContain(false);
        expect([...alerts.values()].map(({ state }) => isAlertState(read(state)))).not.toContain(false);
        expect(isSiteState(read(site.state))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('[L15] can not, when one of its fields is missing or of another kind', () => {
    const night = nightOf([]);
    const kinds = [
      [isVisitState, night.visit(visitA)],
      [isVisitState, night.visit(visitB)],
      [isSiteState, night.site.state],
    ] as const;
    for (const [isReadable, state] of kinds) {
      for (const field of Object.keys(state)) {
        const { [field]: _, ...without } = { ...state } as Record<string, unknown>;
        expect([field, isReadable(without)]).toEqual([field, false]);
        expect([field, isReadable({ ...state, [field]: Symbol.iterator })]).toEqual([field, false]);
      }
    }
    for (const other of [null, [], 'x', 7, {}]) expect(isVisitState(other)).toBe(false);
  });
});

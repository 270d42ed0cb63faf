import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recipeFor, strengthOf } from './mixing.ts';

describe('mixing disinfectant', () => {
  it('[U82] 100 ml of a 5 % stock in 9.9 l of water is 500 mg/L', () => {
    expect(strengthOf({ stockPercent: 5, stockLitres: 0.1, waterLitres: 9.9 })).toBe(500);
    expect(strengthOf({ stockPercent: 5, stockLitres: 1, waterLitres: 0 })).toBe(50_000);
  });

  it('[U82] never calls a mix stronger than it is', () => {
    expect(strengthOf({ stockPercent: 5, stockLitres: 0.1, waterLitres: 9.91 })).toBe(499);
  });

  it('[U82] 10 litres of 500 mg/L take 100 ml of a 5 % stock, 1 000 mg/L twice as much', () => {
    expect(recipeFor({ stockPercent: 5, targetMgPerL: 500, totalLitres: 10 })).toEqual({
      stockMillilitres: 100,
      waterLitres: 9.9,
      mgPerL: 500,
    });
    expect(recipeFor({ stockPercent: 5, targetMgPerL: 1000, totalLitres: 10 })?.stockMillilitres).toBe(200);
  });

  it('[U82] asks for a millilitre more rather than for one too few', () => {
    expect(recipeFor({ stockPercent: 6, targetMgPerL: 500, totalLitres: 10 })?.stockMillilitres).toBe(84);
  });

  it('[U82] has no answer for what can’t be mixed', () => {
    expect(recipeFor({ stockPercent: 0.01, targetMgPerL: 500, totalLitres: 10 })).toBeNull();
    expect(recipeFor({ stockPercent: 5, targetMgPerL: 500, totalLitres: 0 })).toBeNull();
    expect(strengthOf({ stockPercent: 0, stockLitres: 1, waterLitres: 1 })).toBeNull();
    expect(strengthOf({ stockPercent: 5, stockLitres: Number.NaN, waterLitres: 1 })).toBeNull();
  });

  it('[U82] whatever is asked for, the recipe is at least as strong, and a millilitre less would not be', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 150 }).map((tenths) => tenths / 10),
        fc.integer({ min: 50, max: 10_000 }),
        fc.integer({ min: 1, max: 500 }),
        (stockPercent, targetMgPerL, totalLitres) => {
          const recipe = recipeFor({ stockPercent, targetMgPerL, totalLitres });
          const stock = (recipe?.stockMillilitres ?? 0) / 1000;
          const exact = (litres: number) => (stockPercent * 10_000 * litres) / totalLitres;
          expect(recipe === null).toBe(stockPercent * 10_000 < targetMgPerL);
          expect(recipe === null || exact(stock) >= targetMgPerL - 1e-6).toBe(true);
          expect(recipe === null || exact(stock - 0.001) < targetMgPerL).toBe(true);
        },
      ),
    );
  });
});

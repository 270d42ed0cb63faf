/* Available chlorine: a stock of p % has p × 10 000 mg/L (1 % = 10 g/L). Volumes simply add up at these strengths. */
const mgPerLPerPercent = 10_000;

export type Mix = { stockPercent: number; stockLitres: number; waterLitres: number };

/** [U82] What a mix contains, rounded down: a batch is never called stronger than it is. Null: no such mix. */
export function strengthOf({ stockPercent, stockLitres, waterLitres }: Mix): number | null {
  const total = stockLitres + waterLitres;
  if (!isPercent(stockPercent) || !isPositive(stockLitres) || !(waterLitres >= 0) || !Number.isFinite(total))
    return null;
  return Math.floor(tidy((stockPercent * mgPerLPerPercent * stockLitres) / total));
}

export type Recipe = { stockMillilitres: number; waterLitres: number; mgPerL: number };

/**
 * [U82] How much stock makes so many litres of at least this strength, to the millilitre and rounded up. Null when the
 * stock itself is weaker than that.
 */
export function recipeFor(wanted: { stockPercent: number; targetMgPerL: number; totalLitres: number }): Recipe | null {
  const { stockPercent, targetMgPerL, totalLitres } = wanted;
  if (!isPercent(stockPercent) || !isPositive(targetMgPerL) || !isPositive(totalLitres)) return null;
  const stockMgPerL = stockPercent * mgPerLPerPercent;
  if (targetMgPerL > stockMgPerL) return null;
  const stockMillilitres = Math.min(
    Math.ceil(tidy((totalLitres * 1000 * targetMgPerL) / stockMgPerL)),
    totalLitres * 1000,
  );
  const waterLitres = tidy(totalLitres - stockMillilitres / 1000);
  const mgPerL = strengthOf({ stockPercent, stockLitres: stockMillilitres / 1000, waterLitres });
  return mgPerL === null ? null : { stockMillilitres, waterLitres, mgPerL };
}

const isPercent = (value: number) => value > 0 && value <= 100;
const isPositive = (value: number) => Number.isFinite(value) && value > 0;

/* Binary fractions: 0.1 + 0.2 must not round up to another millilitre. */
function tidy(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

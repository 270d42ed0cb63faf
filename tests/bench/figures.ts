/** @param share 0 to 1 */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
}

export function oneDecimal(value: number): number {
  return Math.round(value * 10) / 10;
}

/** Runs so many at a time. */
export async function inParallel<T>(items: readonly T[], lanes: number, run: (item: T, lane: number) => Promise<void>) {
  let next = 0;
  const lane = async (number: number): Promise<void> => {
    for (;;) {
      const item = items[next++];
      if (item === undefined) return;
      await run(item, number);
    }
  };
  await Promise.all(Array.from({ length: lanes }, (_, number) => lane(number)));
}

/** One figure of several rounds. */
export type Spread = { median: number; min: number; max: number };

export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  const median = ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2;
  return { median: shortened(median), min: shortened(sorted[0] ?? 0), max: shortened(sorted.at(-1) ?? 0) };
}

/** The spread of each figure over all rounds. */
export function spreadsOf(rounds: readonly Readonly<Record<string, number>>[]): Record<string, Spread> {
  const names = new Set(rounds.flatMap((round) => Object.keys(round)));
  return Object.fromEntries(
    [...names].map((name) => [name, spreadOf(rounds.flatMap((round) => round[name] ?? []))] as const),
  );
}

/** Three digits that say something, or all of a large number. */
function shortened(value: number): number {
  return Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3));
}

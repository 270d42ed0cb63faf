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

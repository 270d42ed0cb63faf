/** So many bytes in a window of this length, which begins with the first byte. */
export type ByteRate = { bytes: number; seconds: number };

/** What one connection may send. Called for every chunk that arrives, so it uses no promise and no timer. */
export type ByteBudget = {
  /** @returns whether these bytes are still within the budget */
  take(bytes: number): boolean;
};

/** @param ticksMs a clock that nobody can set, in milliseconds */
export function createByteBudget({ bytes: most, seconds }: ByteRate, ticksMs: () => number): ByteBudget {
  let windowEnds = Number.NEGATIVE_INFINITY;
  let taken = 0;
  return {
    take(bytes) {
      const now = ticksMs();
      if (now >= windowEnds) {
        windowEnds = now + seconds * 1_000;
        taken = 0;
      }
      taken += bytes;
      return taken <= most;
    },
  };
}

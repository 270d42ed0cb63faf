/** So many bytes in a window that begins with the first of them. */
export type ByteRate = { bytes: number; seconds: number };

/** What one connection may send. Asked for every chunk that arrives, so it needs no promise and no timer. */
export type ByteBudget = {
  /** @returns whether these bytes are still within it */
  take(bytes: number): boolean;
};

/** @param ticksMs a clock that nobody can set, in milliseconds */
export function openByteBudget({ bytes: most, seconds }: ByteRate, ticksMs: () => number): ByteBudget {
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

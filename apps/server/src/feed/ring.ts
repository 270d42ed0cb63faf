type Numbered = { seq: number };

/** The last entries of the feed, for followers that missed a few. */
export type Ring<T extends Numbered> = {
  push(item: T): void;
  /** Every entry after this one; undefined when the first of them is no longer kept. */
  after(seq: number): T[] | undefined;
  /** The entry with this number, if it is kept. */
  at(seq: number): T | undefined;
  /** What is kept, the oldest first. */
  all(): T[];
  /** Forgets everything; the next entry is the one after this. */
  restart(seq: number): void;
};

export function createRing<T extends Numbered>(capacity: number): Ring<T> {
  let items: (T | undefined)[] = [];
  let last = 0;
  let count = 0;
  return {
    push(item) {
      items[item.seq % capacity] = item;
      last = item.seq;
      count = Math.min(count + 1, capacity);
    },
    after(seq) {
      if (seq < last - count) return undefined;
      const missed = Array.from(
        { length: Math.max(0, last - seq) },
        (_, offset) => items[(seq + 1 + offset) % capacity],
      );
      return missed.filter((item) => item !== undefined);
    },
    at: (seq) => (seq <= last && seq > last - count ? items[seq % capacity] : undefined),
    all: () =>
      Array.from({ length: count }, (_, index) => items[(last - count + 1 + index) % capacity]).filter(
        (item) => item !== undefined,
      ),
    restart(seq) {
      items = [];
      last = seq;
      count = 0;
    },
  };
}

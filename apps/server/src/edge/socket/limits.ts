import type { Refusal } from '../refusal.ts';
import { tooMany } from '../limits/rate.ts';

/** How many messages of one connection are being carried out. */
export type UnderWay = { begin(): boolean; end(): void };

export function createUnderWay(most: number): UnderWay {
  let count = 0;
  return {
    begin() {
      if (count >= most) return false;
      count += 1;
      return true;
    },
    end: () => void (count -= 1),
  };
}

export type Limits = {
  /** @returns null, after which `end` must be called; or the refusal when it is too much */
  begin(): Promise<Refusal | null>;
  end(): void;
};

/** [E4] What one connection may ask for. No officer reaches it, and an outbox of 500 records is sent in nine seconds. */
export function createLimits(underWay: UnderWay, take: () => Promise<Refusal | null>): Limits {
  return {
    async begin() {
      if (!underWay.begin()) return tooMany();
      const over = await take();
      if (over !== null) underWay.end();
      return over;
    },
    end: () => underWay.end(),
  };
}

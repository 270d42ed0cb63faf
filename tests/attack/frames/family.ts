import type { Random } from '@cordon/protocol/testing/random.ts';

/** What is sent as one blow. */
export type Blow = {
  bytes: Buffer;
  /** It ends in the middle of something, so that nothing sent after it can be understood. */
  isOpen?: boolean;
};

export type Family = {
  name: string;
  /** On a connection that is open, or as the request for one. */
  at: 'connection' | 'upgrade';
  make(random: Random): Blow;
};

export const upTo = (random: Random, most: number) => Math.floor(random() * (most + 1));

/** Bytes of no meaning. */
export const noise = (random: Random, most: number) =>
  Buffer.from(Array.from({ length: upTo(random, most) }, () => upTo(random, 255)));

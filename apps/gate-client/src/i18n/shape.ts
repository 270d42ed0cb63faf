export type { Shape } from '@cordon/protocol/words/shape.ts';

/** Every key of a dictionary, written with dots: `common.status.pass`. */
export type KeysOf<T> = {
  [K in keyof T & (string | number)]: T[K] extends string ? `${K}` : `${K}.${KeysOf<T[K]>}`;
}[keyof T & (string | number)];

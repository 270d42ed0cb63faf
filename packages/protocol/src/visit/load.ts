import type { Plates } from './state.ts';

/** What is expected at the exit, from the entry and the reports since. */
export type Manifest = Plates & {
  people: { personId: string; maskedName: string }[];
  seal: string | null;
  cargo: 'empty' | 'goods' | 'refuse';
  containers: number;
};

/** What a vehicle carries, according to the reports so far. */
export type Load = { seal: string | null; goods: 'empty' | 'goods'; containers: number };

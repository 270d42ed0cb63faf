import type { Plates } from './state.ts';

/** What is expected at the exit, from what came in and what was done on the way. */
export type Manifest = Plates & {
  people: { personId: string; maskedName: string }[];
  seal: string | null;
  cargo: 'empty' | 'goods' | 'refuse';
  containers: number;
};

/** What a vehicle carries, as far as reports have said. */
export type Load = { seal: string | null; goods: 'empty' | 'goods'; containers: number };

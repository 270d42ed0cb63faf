import type { Shape } from '../shape.ts';
import type { unloading as zh } from '../zh/unloading.ts';

export const unloading: Shape<typeof zh> = {
  title: 'Unloading point',
};

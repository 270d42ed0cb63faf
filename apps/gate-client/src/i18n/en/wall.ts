import type { Shape } from '../shape.ts';
import type { wall as zh } from '../zh/wall.ts';

export const wall: Shape<typeof zh> = {
  title: 'Wall',
};

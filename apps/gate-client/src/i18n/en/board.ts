import type { Shape } from '../shape.ts';
import type { board as zh } from '../zh/board.ts';

export const board: Shape<typeof zh> = {
  title: 'Board',
};

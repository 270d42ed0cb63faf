import type { Shape } from '../shape.ts';
import type { gate as zh } from '../zh/gate.ts';

export const gate: Shape<typeof zh> = {
  title: 'Gate',
};

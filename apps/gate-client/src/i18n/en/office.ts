import type { Shape } from '../shape.ts';
import type { office as zh } from '../zh/office.ts';

export const office: Shape<typeof zh> = {
  title: 'Office',
};

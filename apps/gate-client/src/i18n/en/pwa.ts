import type { Shape } from '../shape.ts';
import type { pwa as zh } from '../zh/pwa.ts';

export const pwa: Shape<typeof zh> = {
  ready: 'There is a new version',
  whenever: 'Load it any time between two vehicles. What waits to be sent stays.',
  needed: 'This page is of the old version: load the new one to go on. What waits to be sent stays.',
  afterForm: 'Finish the form in front of you first.',
  take: 'Load it now',
};

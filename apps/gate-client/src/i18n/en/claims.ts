import type { Shape } from '../shape.ts';
import type { claims as zh } from '../zh/claims.ts';

export const claims: Shape<typeof zh> = {
  atHand: '{{device}} ({{by}}) has been at this vehicle since {{at}}',
  recorded: '{{device}} ({{by}}) recorded {{steps}} at {{at}}; the server has not confirmed it',
  text: 'Ask them first, so that nothing is done twice.',
  left: 'That tablet has been off the network since {{at}} and may hold records. Ask them first, so that nothing is done twice.',
};

import type { Shape } from '../shape.ts';
import type { identity as zh } from '../zh/identity.ts';

export const identity: Shape<typeof zh> = {
  title: 'In full: {{name}}',
  text: 'Choose why. Each look is kept in the access record, and what is behind the mask is shown for one minute.',
  why: 'Why',
  name: 'Name',
  number: 'Document number',
  phone: 'Phone',
  until: 'Masked again in {{time}}',
  hide: 'Mask now',
};

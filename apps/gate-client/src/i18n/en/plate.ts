import type { Shape } from '../shape.ts';
import type { plate as zh } from '../zh/plate.ts';

export const plate: Shape<typeof zh> = {
  label: 'Plate',
  unknownForm: 'Unknown form: checked on arrival',
  faults: {
    empty: 'Enter the plate',
    length: 'A plate has 7 or 8 characters',
    province: 'The first character must be a province',
    authority: 'The second character must be the letter of an authority',
    'forbidden letter': 'Plates do not use the letters I and O',
    serial: 'This serial does not follow the rules for plates',
    kind: 'A vehicle and a trailer carry different kinds of plate',
  },
};

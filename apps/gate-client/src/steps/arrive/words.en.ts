import type { Shape } from '../../i18n/shape.ts';
import type { words as zh } from './words.zh.ts';

export const words: Shape<typeof zh> = {
  fields: { plate: 'Plate', trailerPlate: 'Trailer plate', handReason: 'Why entered by hand' },
  form: {
    plate: 'Plate on the vehicle',
    trailer: 'Trailer plate',
    same: 'As announced',
    other: 'Different',
    noTrailer: 'No trailer',
    withTrailer: 'With a trailer',
    asDeclared: 'none announced',
    missing: 'check plate and trailer',
    missingReason: 'a plate of no known form needs a reason',
    submit: 'Confirm the arrival',
  },
};

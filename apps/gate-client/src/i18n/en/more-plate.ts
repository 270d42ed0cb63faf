import type { Shape } from '../shape.ts';
import type { morePlate as zh } from '../zh/more-plate.ts';

export const morePlate: Shape<typeof zh> = {
  trailer: 'Trailer plate',
  provinces: 'Province',
  letters: 'Letters and digits',
  system: 'Device keyboard',
  ownKeyboard: 'Plate keyboard',
  empty: 'Enter the plate',
  kinds: {
    ordinary: 'Ordinary',
    'new-energy-small': 'New energy, small',
    'new-energy-large': 'New energy, large',
    trailer: 'Trailer',
    coach: 'Driving school',
    police: 'Police',
    'hong-kong': 'Hong Kong, cross-border',
    macau: 'Macau, cross-border',
    consulate: 'Consulate',
    embassy: 'Embassy',
    emergency: 'Emergency rescue',
    temporary: 'Temporary',
    test: 'Test vehicle',
    oversize: 'Oversize vehicle',
    'armed-police': 'Armed police',
    army: 'Army',
    airport: 'Airport vehicle',
    agricultural: 'Tractor or farm machine',
  },
};

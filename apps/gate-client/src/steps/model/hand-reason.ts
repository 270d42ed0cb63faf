import { plateFormFault } from '@cordon/protocol/plate.ts';

/**
 * [U146] Does entering these plates want a reason? A form that is not known does, the vehicle's own or its trailer's. What
 * has not been typed yet does not.
 */
export function wantsReason(plate: string, trailerPlate: string | null): boolean {
  const isUnknown = (text: string, of: 'vehicle' | 'trailer') => text !== '' && plateFormFault(text, of) !== null;
  return isUnknown(plate, 'vehicle') || isUnknown(trailerPlate ?? '', 'trailer');
}

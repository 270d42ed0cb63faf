/* Number plates of GA 36: what a plate looks like, and what kind it is. Rules [P1]–[P6] of docs/spec.md. */

export const provinces = Array.from('京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼');

/** What a serial is made of: I and O read as 1 and 0. */
export const serialCharacters = Array.from('ABCDEFGHJKLMNPQRSTUVWXYZ0123456789');

/** Longer than any plate of GA 36, short enough for foreign and military ones entered by hand. */
export const maxPlateLength = 20;

export type PlateKind =
  | 'ordinary'
  | 'new-energy-small'
  | 'new-energy-large'
  | 'trailer'
  | 'coach'
  | 'police'
  | 'hong-kong'
  | 'macau'
  | 'consulate'
  | 'embassy'
  | 'emergency';

export type PlateFault = 'empty' | 'length' | 'province' | 'authority' | 'forbidden letter' | 'serial';

export type PlateReading = { ok: true; plate: string; kind: PlateKind } | { ok: false; fault: PlateFault };

const province = `[${provinces.join('')}]`;
const authority = '[A-HJ-Z]'; // O was given to the police; I to nobody
const serial = '[A-HJ-NP-Z0-9]';

/* No two of these match the same text: the suffix, the length and the third character tell them apart. */
const forms: readonly (readonly [PlateKind, RegExp])[] = (
  [
    ['ordinary', `${province}${authority}${serial}{5}`],
    ['new-energy-small', `${province}${authority}[A-HJK]${serial}{5}`],
    ['new-energy-large', `${province}${authority}\\d{5}[DF]`],
    ['trailer', `${province}${authority}${serial}{4}挂`],
    ['coach', `${province}${authority}${serial}{4}学`],
    ['police', `${province}${authority}${serial}{4}警`],
    ['hong-kong', `粤Z${serial}{4}港`],
    ['macau', `粤Z${serial}{4}澳`],
    ['consulate', `${province}(?:${authority}${serial}{4}|\\d{5})领|领${serial}{6}`],
    ['embassy', String.raw`使\d{6}|\d{6}使`],
    ['emergency', `${province}${authority}${serial}{4}应急`],
  ] as const
).map(([kind, form]) => [kind, new RegExp(`^(?:${form})$`, 'u')] as const);

/** [P1] Full-width to half-width, upper case, no dots and no spaces: how plates are stored and compared. */
export function normalisePlate(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .normalize('NFKC') // some capitals are written as a letter and a mark
    .replaceAll(/[\s.·•・‧∙⋅●]/gu, '');
}

/** [P2] Reads a plate as typed, copied or seen by a camera. */
export function readPlate(text: string): PlateReading {
  const plate = normalisePlate(text);
  const form = forms.find(([, pattern]) => pattern.test(plate));
  return form ? { ok: true, plate, kind: form[0] } : { ok: false, fault: faultOf(plate) };
}

/**
 * [V2] Is this a known form of a vehicle's own plate, or of a trailer's? One in the place of the other is none.
 *
 * @returns what is wrong with it; null when nothing is
 */
export function plateFormFault(text: string, of: 'vehicle' | 'trailer'): PlateFault | 'kind' | null {
  const reading = readPlate(text);
  if (!reading.ok) return reading.fault;
  return (reading.kind === 'trailer') === (of === 'trailer') ? null : 'kind';
}

/* The first thing that a person would mend. */
function faultOf(plate: string): PlateFault {
  const characters = Array.from(plate);
  const [first = '', second = '', ...rest] = characters;
  if (characters.length === 0) return 'empty';
  if (!new RegExp(`^(?:${province}|使|领|\\d)$`, 'u').test(first)) return 'province';
  if (characters.length < 7 || characters.length > 8) return 'length';
  if (new RegExp(province, 'u').test(first) && !new RegExp(`^(?:${authority}|\\d)$`, 'u').test(second)) {
    return 'authority';
  }
  if (rest.some((character) => character === 'I' || character === 'O')) return 'forbidden letter';
  return 'serial';
}

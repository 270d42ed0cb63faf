import { identifierKey } from './identifiers.ts';

/* Number plates of GA 36 and of other registers: their forms and kinds. Rules [P1]–[P12] of docs/spec.md. */

/** The province characters of plates of GA 36. */
export const provinces = Array.from('京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼');

/** The characters of a serial, as a keyboard offers them. I and O are missing: they are read as 1 and 0. */
export const serialCharacters = Array.from('ABCDEFGHJKLMNPQRSTUVWXYZ0123456789');

/** Longer than any plate of GA 36, short enough for a foreign plate entered by hand. */
export const maxPlateLength = 20;

/** The kinds of plates of GA 36. */
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
  | 'emergency'
  | 'temporary' // until registration, or for a short stay
  | 'test' // of a manufacturer
  | 'oversize'
  | 'armed-police'
  | 'army'
  | 'airport'
  | 'agricultural'; // tractors and other machines

/** Why a text does not have the form of a plate. */
export type PlateFault = 'empty' | 'length' | 'province' | 'authority' | 'forbidden letter' | 'serial';

/** A plate in its stored form with its kind, or the fault in it. */
export type PlateReading = { ok: true; plate: string; kind: PlateKind } | { ok: false; fault: PlateFault };

const province = `[${provinces.join('')}]`;
const authority = '[A-HJ-Z]'; // O was the police's; I is not used
const letter = '[A-HJ-NP-Z]';
const serial = '[A-HJ-NP-Z0-9]';
const newEnergy = '[A-HJK]'; // A to E: battery only; F to K: other new energy
const army = '[BCEGHJKLNSVZ]'; // series of 2012: the command that the vehicle belongs to

/* No text matches two of these: suffix, length, and first and third character tell them apart. */
const forms: readonly (readonly [PlateKind, RegExp])[] = (
  [
    ['ordinary', `${province}${authority}${serial}{5}`],
    ['new-energy-small', `${province}${authority}${newEnergy}${serial}{5}`],
    ['new-energy-large', `${province}${authority}\\d{5}${newEnergy}`],
    ['trailer', `${province}${authority}${serial}{4}挂`],
    ['coach', `${province}${authority}${serial}{4}学`],
    ['police', `${province}${authority}${serial}{4}警`],
    ['hong-kong', `粤Z${serial}{4}港`],
    ['macau', `粤Z${serial}{4}澳`],
    ['consulate', `${province}(?:${authority}${serial}{4}|\\d{5})领|领${serial}{6}`],
    ['embassy', String.raw`使\d{6}|\d{6}使`],
    ['emergency', `${province}${authority}${serial}{4}应急`],
    [
      'temporary',
      `${province}${authority}(?:${serial}{4,5}临|临${serial}{4,5})|(?:临${province}?|${province}临)${letter}${serial}{4,5}`,
    ],
    ['test', `${province}${authority}${serial}{4}试`],
    ['oversize', `${province}${authority}${serial}{4}超`],
    ['armed-police', `WJ(?:${province}?\\d{4}${serial}|\\d{2}\\p{Script=Han}?${serial}{4,5})`],
    ['army', `${army}${letter}\\d{5}`],
    ['airport', `民航${letter}?${serial}{4,5}`],
    ['agricultural', `${province}\\d{2}${serial}{5}学?`],
  ] as const
).map(([kind, form]) => [kind, new RegExp(`^(?:${form})$`, 'u')] as const);

/* Strokes that input methods produce instead of a dash. No plate has them. */
const strokes = /[一丨丶]/gu;

/* Most texts are a plate already, and each of its rules would be asked for each of its characters. */
const normalForm = new RegExp(`^${province}${authority}${serial}{5,6}$`, 'u');

/**
 * [P1] The form in which plates are stored and shown: simplified characters, Latin capitals and digits, nothing between
 * them.
 */
export function normalisePlate(text: string): string {
  if (normalForm.test(text)) return text;
  return identifierKey(text).replaceAll(strokes, ''); // after `identifierKey`, which first turns ㆒ and ⼀ into 一
}

/* Province and letter. The serial of every plate that begins like this has no I and no O. */
const registered = new RegExp(`^(${province}${authority})(.+)$`, 'u');

/**
 * [ID4] The form in which plates are compared. A serial has no I and no O: a person who typed one meant 1 or 0. Plates
 * of other registers keep both.
 */
export function plateKey(text: string): string {
  const plate = normalisePlate(text);
  const [, office = '', rest = ''] = registered.exec(plate) ?? [];
  return office === '' ? plate : office + rest.replaceAll('O', '0').replaceAll('I', '1');
}

/** [ID4] Whether two texts are the same plate, however they are written. */
export function samePlate(a: string | null, b: string | null): boolean {
  return a === null || b === null ? a === b : plateKey(a) === plateKey(b);
}

/** [ID6] Whether a plate contains this part, however both are written. The part may lack the province. */
export function plateHolds(plate: string, part: string): boolean {
  const looked = searchKey(part);
  return looked !== '' && searchKey(plate).includes(looked);
}

function searchKey(text: string): string {
  return normalisePlate(text).replaceAll('O', '0').replaceAll('I', '1');
}

/** [P2] Reads a plate that was typed, copied or read by a camera. */
export function readPlate(text: string): PlateReading {
  const plate = normalisePlate(text);
  const form = forms.find(([, pattern]) => pattern.test(plate));
  return form ? { ok: true, plate, kind: form[0] } : { ok: false, fault: faultOf(plate) };
}

/**
 * [V2] Whether a text has a known form of a vehicle's own plate, or of a trailer's. A plate of the other one is a
 * fault.
 *
 * @returns the fault, `kind` for a plate of the other one; null when the form is known
 */
export function plateFormFault(text: string, of: 'vehicle' | 'trailer'): PlateFault | 'kind' | null {
  const reading = readPlate(text);
  if (!reading.ok) return reading.fault;
  return isKindOf(reading.kind, of) ? null : 'kind';
}

/**
 * [P10] Whether the vehicle's or the trailer's plate has an unknown form. It is then marked wherever the declaration is
 * shown.
 */
export function hasUnknownForm({ plate, trailerPlate }: { plate: string; trailerPlate: string | null }): boolean {
  return unknownFormOf({ plate, trailerPlate }) !== null;
}

/** [V2] [P10] The fault in the form of the vehicle's own plate, else of its trailer's; null when both are known. */
export function unknownFormOf({ plate, trailerPlate }: { plate: string; trailerPlate: string | null }) {
  const trailer = trailerPlate === null ? null : plateFormFault(trailerPlate, 'trailer');
  return plateFormFault(plate, 'vehicle') ?? trailer;
}

/** [P8] Temporary plates and those of the army, the armed police and airports are for vehicles and trailers alike. */
function isKindOf(kind: PlateKind, of: 'vehicle' | 'trailer'): boolean {
  switch (kind) {
    case 'temporary':
    case 'test':
    case 'oversize':
    case 'armed-police':
    case 'army':
    case 'airport':
      return true;
    case 'trailer':
      return of === 'trailer';
    case 'ordinary':
    case 'new-energy-small':
    case 'new-energy-large':
    case 'coach':
    case 'police':
    case 'hong-kong':
    case 'macau':
    case 'consulate':
    case 'embassy':
    case 'emergency':
    case 'agricultural':
      return of === 'vehicle';
    default:
      return kind satisfies never;
  }
}

const typed = new RegExp(`^${province}[A-Z][A-Z0-9]*$`, 'u');

/**
 * [P9] Whether a text is certainly not a plate: nothing is left of it, it is too long, it has neither a Latin letter
 * nor a digit, or it is a typing mistake (it begins like a plate of GA 36, continues with letters and digits only, and
 * breaks that form). Any other unknown form may be the plate of an existing vehicle.
 */
export function isNoPlate(text: string): boolean {
  const reading = readPlate(text);
  if (reading.ok) return false;
  const plate = normalisePlate(text);
  return Array.from(plate).length > maxPlateLength || !/[A-Z0-9]/u.test(plate) || typed.test(plate);
}

/* The first fault that a person would fix. */
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

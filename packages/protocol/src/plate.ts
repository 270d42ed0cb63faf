import { identifierKey } from './identifiers.ts';

/* Number plates of GA 36, and those of other registers: what they look like, and what kind they are. [P1]–[P12] of docs/spec.md. */

export const provinces = Array.from('京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼');

/** What a serial is made of: I and O read as 1 and 0. */
export const serialCharacters = Array.from('ABCDEFGHJKLMNPQRSTUVWXYZ0123456789');

/** Longer than any plate of GA 36, short enough for foreign ones entered by hand. */
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
  | 'emergency'
  | 'temporary' // until it is registered, or while it is only here for a visit
  | 'test' // of its maker
  | 'oversize'
  | 'armed-police'
  | 'army'
  | 'airport'
  | 'agricultural'; // tractors and other machines

export type PlateFault = 'empty' | 'length' | 'province' | 'authority' | 'forbidden letter' | 'serial';

export type PlateReading = { ok: true; plate: string; kind: PlateKind } | { ok: false; fault: PlateFault };

const province = `[${provinces.join('')}]`;
const authority = '[A-HJ-Z]'; // O was given to the police; I to nobody
const letter = '[A-HJ-NP-Z]';
const serial = '[A-HJ-NP-Z0-9]';
const newEnergy = '[A-HJK]'; // A to E: by battery alone; F to K: other ones
const army = '[BCEGHJKLNSVZ]'; // of the series of 2012: the command that a vehicle belongs to

/* No two of these match the same text: the suffix, the length and the first and third characters tell them apart. */
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

/* Strokes that an input method gives for a dash; no plate has them. */
const strokes = /[一丨丶]/gu;

/** [P1] How plates are stored and shown: simplified characters, Latin capitals and digits, nothing between them. */
export function normalisePlate(text: string): string {
  return identifierKey(text).replaceAll(strokes, ''); // afterwards: ㆒ and ⼀ become 一 only there
}

/* Province and letter: every plate that begins so has a serial without I and O. */
const registered = new RegExp(`^(${province}${authority})(.+)$`, 'u');

/**
 * [ID4] What a plate is compared by. No serial has an I or an O: whoever enters one has read a 1 or a 0. Plates of other
 * registers keep both.
 */
export function plateKey(text: string): string {
  const plate = normalisePlate(text);
  const [, office = '', rest = ''] = registered.exec(plate) ?? [];
  return office === '' ? plate : office + rest.replaceAll('O', '0').replaceAll('I', '1');
}

/** [ID4] Are these one plate, however either is written? */
export function samePlate(a: string | null, b: string | null): boolean {
  return a === null || b === null ? a === b : plateKey(a) === plateKey(b);
}

/** [ID6] Does this stand in the plate, however either is written? What is looked for may lack its province. */
export function plateHolds(plate: string, part: string): boolean {
  const looked = searchKey(part);
  return looked !== '' && searchKey(plate).includes(looked);
}

function searchKey(text: string): string {
  return normalisePlate(text).replaceAll('O', '0').replaceAll('I', '1');
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
  return isKindOf(reading.kind, of) ? null : 'kind';
}

/** [P10] Is one of them without a known form in its place? It is marked wherever the declaration is shown. */
export function hasUnknownForm({ plate, trailerPlate }: { plate: string; trailerPlate: string | null }): boolean {
  return unknownFormOf({ plate, trailerPlate }) !== null;
}

/** [V2] [P10] What is wrong with the form of the vehicle's own plate, or of its trailer's; null when nothing is. */
export function unknownFormOf({ plate, trailerPlate }: { plate: string; trailerPlate: string | null }) {
  const trailer = trailerPlate === null ? null : plateFormFault(trailerPlate, 'trailer');
  return plateFormFault(plate, 'vehicle') ?? trailer;
}

/** [P8] Vehicles and trailers alike carry temporary plates and those of the army, the armed police and airports. */
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
 * [P9] Can this not be meant as a plate? Nothing is left of it, it is too long, it has neither a Latin letter nor a digit,
 * or it begins as the plates of GA 36 do, goes on in letters and digits alone, and breaks their form: a typing mistake.
 * Whatever else has no known form may be the plate of a vehicle that exists.
 */
export function isNoPlate(text: string): boolean {
  const reading = readPlate(text);
  if (reading.ok) return false;
  const plate = normalisePlate(text);
  return Array.from(plate).length > maxPlateLength || !/[A-Z0-9]/u.test(plate) || typed.test(plate);
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

import { identifierKey } from '../identifiers.ts';
import { readIdentityNumber } from '../identity-number.ts';
import { holdsPersonalNumber } from '../personal-data.ts';
import { hourMs, instant, type Instant, minuteMs } from '../time.ts';
import { type DocumentKind, type GoodsLine, goodsLine, maxGoods, maxNameLength, maxStops } from './declaration.ts';
import type { CellFault } from './fault.ts';
import { atLocal, endOfLocalDay, isCalendarDay, type LocalDay } from '../local-time.ts';

/* Readers of one cell of a declaration file, trimmed and not empty. Each returns the value or the fault. */

export type Cell<T> = { ok: true; value: T } | { ok: false; fault: CellFault };

export const cellValue = <T>(value: T): Cell<T> => ({ ok: true, value });
/** A cell that can't be read. */
export const cellFault = (fault: CellFault): Cell<never> => ({ ok: false, fault });

/*
 * 2027-01-16, 2027/1/16, 2027.1.16 and 2027年1月16日; 23:13, 11:13 PM, 下午 11:13. Forms in which day and month can be
 * confused are not read.
 */
const dayForm = String.raw`(?<year>\d{4})(?:[-/.]|\s*年\s*)(?<month>\d{1,2})(?:[-/.]|\s*月\s*)(?<day>\d{1,2})(?:\s*日)?`;
const timeForm = String.raw`(?:(?<half>[上下]午)\s*)?(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:\.\d{1,9})?)?(?:\s*(?<noon>AM|PM))?`;
const zoneForm = String.raw`(?<zone>Z|(?<sign>[+-])(?<zoneHour>\d{2}):?(?<zoneMinute>\d{2}))?`;
const dateTimeForm = new RegExp(`^${dayForm}(?:T|\\s|(?=[上下]午))\\s*${timeForm}\\s*${zoneForm}$`, 'iu');
const dateForm = new RegExp(String.raw`^${dayForm}(?:[T ]\s*0{1,2}:00(?::00(?:\.0{1,9})?)?)?$`, 'iu');

/* A date in a column that the spreadsheet formats as a number: days since 1900 with fractions. */
const serialForm = /^\d{5}(?:\.\d+)?$/u;

/* A long number in a column that is not text, rounded by the spreadsheet: 1.74802E+10. */
const roundedForm = /^\d(?:\.\d+)?E\+\d+$/iu;

/**
 * [D10] Reads ISO 8601, or the form that spreadsheets make of it. Without an offset the time is local to the site.
 *
 * @param timeZone IANA name
 * @param latest a later time is a fault, since it can't have happened yet
 */
export function readDateTime(text: string, timeZone: string, latest: Instant | null = null): Cell<Instant> {
  const plain = text.normalize('NFKC');
  if (serialForm.test(plain)) return cellFault('a number instead of a date');
  const at = dateTimeOf(plain, timeZone);
  if (at !== null && latest !== null && at > latest) return cellFault('in the future');
  return instant.safeParse(at).success && at !== null ? cellValue(at) : cellFault('not a date-time');
}

function dateTimeOf(text: string, timeZone: string): Instant | null {
  const groups = dateTimeForm.exec(text)?.groups;
  if (!groups) return null;
  const day = dayOf(groups);
  const hour = hourOf(groups);
  const [minute, second] = [Number(groups['minute']), Number(groups['second'] ?? 0)];
  const [zoneHour, zoneMinute] = [Number(groups['zoneHour'] ?? 0), Number(groups['zoneMinute'] ?? 0)];
  if (
    !isCalendarDay(day) ||
    hour === null ||
    hour > 23 ||
    minute > 59 ||
    second > 59 ||
    zoneHour > 14 ||
    zoneMinute > 59
  )
    return null;
  const timeOfDayMs = hour * hourMs + minute * minuteMs + second * 1000;
  if (groups['zone'] === undefined) return atLocal(day, timeOfDayMs, timeZone);
  const aheadMs = (zoneHour * hourMs + zoneMinute * minuteMs) * (groups['sign'] === '-' ? -1 : 1);
  return Date.UTC(day.year, day.month - 1, day.day) + timeOfDayMs - aheadMs;
}

/** The hour from 0; null when a clock of twelve hours does not have it. */
function hourOf(groups: Record<string, string | undefined>): number | null {
  const hour = Number(groups['hour']);
  const { half, noon } = groups;
  if (half === undefined && noon === undefined) return hour;
  const isLater = half === '下午' || noon?.toUpperCase() === 'PM';
  if (half !== undefined && noon !== undefined) return null;
  return hour < 1 || hour > 12 ? null : (hour % 12) + (isLater ? 12 : 0);
}

/**
 * [D10] [D30] Reads a day; the value is its last millisecond at the site. A spreadsheet may have added midnight.
 *
 * @param timeZone IANA name
 */
export function readDayEnd(text: string, timeZone: string): Cell<Instant> {
  const plain = text.normalize('NFKC');
  if (serialForm.test(plain)) return cellFault('a number instead of a date');
  const groups = dateForm.exec(plain)?.groups;
  const day = groups && dayOf(groups);
  if (!day || !isCalendarDay(day)) return cellFault('not a date');
  const end = endOfLocalDay(day, timeZone);
  return instant.safeParse(end).success ? cellValue(end) : cellFault('not a date');
}

function dayOf(groups: Record<string, string>): LocalDay {
  return { year: Number(groups['year']), month: Number(groups['month']), day: Number(groups['day']) };
}

/** Reads one of these words, letter by letter. */
export function oneOf<const T extends string>(values: readonly T[], text: string): Cell<T> {
  const value = values.find((each) => each === text);
  return value === undefined ? cellFault('unknown value') : cellValue(value);
}

/** Reads a text as people typed it. Formulas are kept: exports make them harmless, not the import. */
export function shortLine(text: string, max = maxNameLength): Cell<string> {
  const line = text.normalize('NFC');
  return line.length > max ? cellFault('too long') : cellValue(line);
}

/** [J8] Reads a text that everybody will read: it must not hold a personal number. */
export function publicLine(text: string, max: number): Cell<string> {
  const line = shortLine(text, max);
  return line.ok && holdsPersonalNumber(text) ? cellFault('personal data') : line;
}

/** [ID3] Reads the number of a pass as it is written on it. */
export function readPassNumber(text: string): Cell<string> {
  if (text.length <= maxNameLength && identifierKey(text) === '') return cellFault('not a pass number');
  return publicLine(text, maxNameLength);
}

/**
 * [D11] Reads stops joined by `|`, in the order of the visit.
 *
 * @param serves whether each known point serves the purpose
 */
export function readStops(text: string, serves: ReadonlyMap<string, boolean>): Cell<string[]> {
  const stops = text
    .normalize('NFKC')
    .split('|')
    .map((stop) => stop.trim());
  if (stops.some((stop) => !serves.has(stop))) return cellFault('unknown stop');
  if (new Set(stops).size < stops.length) return cellFault('same stop twice');
  if (stops.some((stop) => serves.get(stop) === false)) return cellFault('stop not for this purpose');
  return stops.length > maxStops ? cellFault('too many') : cellValue(stops);
}

/** [D12] Reads `name:quantity:unit` joined by `;`, with half-width or full-width signs. */
export function readGoods(text: string): Cell<GoodsLine[]> {
  const goods: GoodsLine[] = [];
  const lines = text.split(/[;；]/u);
  if (lines.length > maxGoods) return cellFault('too many');
  for (const line of lines) {
    const [name = '', quantity = '', unit = '', ...rest] = line.split(/[:：]/u).map((part) => part.trim());
    if (name === '' || quantity === '' || unit === '' || rest.length > 0) return cellFault('not name:quantity:unit');
    if (holdsPersonalNumber(name) || holdsPersonalNumber(unit)) return cellFault('personal data');
    const amount = quantity.normalize('NFKC');
    const number = /^\d+(?:\.\d+)?$/u.test(amount) ? Number(amount) : 0;
    if (!goodsLine.shape.quantity.safeParse(number).success) return cellFault('quantity not a positive number');
    const read = goodsLine.safeParse({ name, quantity: number, unit });
    if (!read.success) return cellFault('too long');
    goods.push(read.data);
  }
  return cellValue(goods);
}

/**
 * [D13] Reads a document number. Identity numbers are checked; other documents have too many forms to refuse an unknown
 * one.
 */
export function readDocumentNumber(text: string, kind: DocumentKind): Cell<string> {
  if (roundedForm.test(text)) return cellFault('rounded by a spreadsheet');
  switch (kind) {
    case 'id-card': {
      const reading = readIdentityNumber(text);
      if (reading.ok) return cellValue(reading.number);
      // A spreadsheet keeps fifteen digits of a number and replaces the rest with zeros.
      return cellFault(/^\d{15}000$/u.test(text) ? 'rounded by a spreadsheet' : reading.fault);
    }
    case 'passport':
    case 'hk-macau-permit':
    case 'taiwan-permit': {
      const number = identifierKey(text);
      return /^(?=.*\d)[A-Z\d]{5,20}$/u.test(number) ? cellValue(number) : cellFault('not a document number');
    }
    default:
      return kind satisfies never;
  }
}

/** [D14] Reads a mainland mobile number, with or without +86, or a foreign number with its country code. */
export function readPhone(text: string): Cell<string> {
  if (roundedForm.test(text)) return cellFault('rounded by a spreadsheet');
  const abroad = /^[^\p{L}\p{N}]*[+＋]/u.test(text) ? '+' : '';
  const phone = abroad + identifierKey(text);
  const mobile = /^(?:(?:\+|00)?86)?(?<number>1[3-9]\d{9})$/u.exec(phone)?.groups?.['number'];
  if (mobile !== undefined) return cellValue(mobile);
  return /^\+(?!86)[1-9]\d{6,14}$/u.test(phone) ? cellValue(phone) : cellFault('not a phone number');
}

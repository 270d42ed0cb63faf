import { holdsPersonalNumber } from '../personal-data.ts';
import { isNoPlate, normalisePlate, plateFormFault, readPlate } from '../plate.ts';
import { passPlausible, plausibleDeclared, within } from '../plausible.ts';
import type { Station } from '../site/settings.ts';
import type { Instant } from '../time.ts';
import {
  type Cell,
  oneOf,
  publicLine,
  readDateTime,
  readDayEnd,
  readGoods,
  readPassNumber,
  readStops,
  cellValue,
  cellFault,
} from './cells.ts';
import type { Columns } from './columns.ts';
import { type DeclaredMember, readCrew } from './crew.ts';
import { type Declaration, maxCompanyLength, maxNameLength, type Purpose, purposes } from './declaration.ts';
import type { DeclarationFault } from './fault.ts';
import type { DeclarationRemark } from './remark.ts';
import { type RowReader, rowReader } from './row-reader.ts';

/** A declaration as the office wrote it, with personal data that is not in the register yet. */
export type DeclaredRow = {
  line: number;
  visit: Omit<Declaration, 'crew'>;
  crew: DeclaredMember[];
  remarks: DeclarationRemark[];
};

/** The points of the site, and its time zone (IANA name). */
export type RowContext = { stops: readonly Pick<Station, 'id' | 'kind'>[]; timeZone: string };

/**
 * [D5] Reads every cell, so that one import reports all faults of a row.
 *
 * @param line the record in the file, from 1
 */
export function readRow(
  line: number,
  columns: Columns,
  cells: readonly string[],
  context: RowContext,
): DeclaredRow | DeclarationFault[] {
  const row = rowReader(line, columns, cells);
  const times = readTimes(row, context.timeZone);
  const visit = readVisit(row, context, times?.eta ?? null);
  const crew = readCrew(row, columns.crew, times?.eta ?? null, context.timeZone);
  const faults = row.faults();
  if (faults.length > 0 || times === null || visit === null) return faults;
  return { line, visit: { ...visit, ...times }, crew, remarks: row.remarks() };
}

function readTimes(row: RowReader, timeZone: string): Pick<Declaration, 'declaredAt' | 'eta'> | null {
  const declaredAt = row.required('declared_at', (text) => readDateTime(text, timeZone));
  const eta = row.required('eta', (text) => readDateTime(text, timeZone));
  if (declaredAt === null || eta === null) return null;
  if (eta < declaredAt) {
    row.fault('eta', 'before declared_at');
    return null;
  }
  const plausible = within(eta - declaredAt, plausibleDeclared);
  if (plausible === 'no') row.fault('declared_at', 'not a plausible time');
  if (plausible === 'odd') row.remark('declared_at', 'declared long before');
  return { declaredAt, eta };
}

function readVisit(
  row: RowReader,
  { stops, timeZone }: RowContext,
  eta: Instant | null,
): Omit<DeclaredRow['visit'], 'declaredAt' | 'eta'> | null {
  const plate = row.required('plate', readVehiclePlate);
  const trailerPlate = row.optional('trailer_plate', readTrailerPlate);
  const purpose = row.required('purpose', (text) => oneOf(purposes, text));
  const company = row.required('company', (text) => publicLine(text, maxCompanyLength));
  const route = row.required('stops', (text) => readStops(text, servesOf(stops, purpose)));
  const goods = row.optional('goods', readGoods) ?? [];
  const ref = row.optional('ref', (text) => publicLine(text, maxNameLength));
  const vehiclePass = readVehiclePass(row, timeZone, eta);
  if (plate === null || purpose === null || company === null || route === null) return null;
  return { plate, trailerPlate, purpose, company, stops: route, goods, vehiclePass, ...(ref !== null && { ref }) };
}

/** [P9] A plate without a known form is accepted and judged on arrival; a typing mistake is a fault. */
function readVehiclePlate(text: string): Cell<string> {
  if (isNoPlate(text)) return cellFault('not a plate');
  if (holdsPersonalNumber(text)) return cellFault('personal data');
  return plateFormFault(text, 'vehicle') === 'kind' ? cellFault('a trailer plate') : cellValue(normalisePlate(text));
}

function readTrailerPlate(text: string): Cell<string> {
  if (holdsPersonalNumber(text)) return cellFault('personal data');
  const isVehicles = readPlate(text).ok && plateFormFault(text, 'trailer') === 'kind';
  return isVehicles || isNoPlate(text) ? cellFault('not a trailer plate') : cellValue(normalisePlate(text));
}

/** A pass has a number and a last day, or there is none: the gate decides about a vehicle without one. */
function readVehiclePass(row: RowReader, timeZone: string, eta: Instant | null): Declaration['vehiclePass'] {
  if (row.isEmpty('vehicle_pass') && row.isEmpty('vehicle_pass_until')) return null;
  const number = row.required('vehicle_pass', readPassNumber);
  const validUntil = row.required('vehicle_pass_until', (text) => readDayEnd(text, timeZone));
  const plausible = validUntil === null || eta === null ? 'yes' : passPlausible(validUntil, eta);
  if (plausible === 'no') row.fault('vehicle_pass_until', 'not a plausible time');
  if (plausible === 'odd') row.remark('vehicle_pass_until', 'pass expired by then');
  return number === null || validUntil === null ? null : { number, validUntil };
}

/** Which points exist, and whether each serves this purpose; while the purpose is unknown, all do. */
function servesOf(stops: RowContext['stops'], purpose: Purpose | null): Map<string, boolean> {
  const kind = purpose === 'refuse' ? 'refuse' : 'unloading';
  const points = stops.filter((stop) => stop.kind !== 'gate');
  return new Map(points.map((stop) => [stop.id, purpose === null || stop.kind === kind]));
}

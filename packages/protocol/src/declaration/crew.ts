import { oneOf, readDateTime, readDocumentNumber, readPassNumber, readPhone, cellValue, shortLine } from './cells.ts';
import { crewColumn, crewColumns } from './columns.ts';
import { type CrewMember, crewRoles, documentKinds, testResults } from './declaration.ts';
import { isBornBy, plausibleSample, within } from '../plausible.ts';
import type { Instant } from '../time.ts';
import type { RowReader } from './row-reader.ts';

export type DeclaredPerson = {
  name: string;
  document: CrewMember['document'];
  documentNumber: string;
  phone: string;
};
/** A member of the crew as the file declares it. `place` is the number of their columns in the row, from 1. */
export type DeclaredMember = Omit<CrewMember, 'personId' | 'maskedName'> & DeclaredPerson & { place: number };

/**
 * Reads the crew of a row.
 *
 * @param places how many people the columns can name
 * @param eta the row's own arrival; a sample taken after it is a fault. Null when it could not be read
 */
export function readCrew(row: RowReader, places: number, eta: Instant | null, timeZone: string): DeclaredMember[] {
  const isVacant = (place: number) => crewColumns.every((column) => row.isEmpty(crewColumn(place, column)));
  const all = Array.from({ length: places }, (_, index) => index + 1);
  const taken = all.filter((place) => !isVacant(place));
  if (taken.length === 0) {
    row.fault('crew1_name', 'missing');
    return [];
  }
  const members = taken.map((place) => ({ place, member: readMember(row, place, eta, timeZone) }));
  checkDrivers(row, members);
  checkTwice(row, members);
  return members.flatMap(({ member }) => (isComplete(member) ? [member] : []));
}

type Read = { [K in keyof DeclaredMember]: DeclaredMember[K] | null };
type Members = readonly { place: number; member: Read }[];

function readMember(row: RowReader, place: number, eta: Instant | null, timeZone: string): Read {
  const field = (column: (typeof crewColumns)[number]) => crewColumn(place, column);
  const role = row.required(field('role'), (text) => oneOf(crewRoles, text));
  const name = row.required(field('name'), (text) => shortLine(text));
  const document = row.required(field('document'), (text) => oneOf(documentKinds, text));
  const documentNumber = row.required(field('number'), (text) =>
    document === null ? cellValue(text) : readDocumentNumber(text, document),
  );
  if (document === 'id-card' && documentNumber !== null && eta !== null && !isBornBy(documentNumber, eta)) {
    row.fault(field('number'), 'not a plausible birth date');
  }
  const phone = row.required(field('phone'), readPhone);
  const passNumber = row.optional(field('pass'), readPassNumber);
  const isTested = !row.isEmpty(field('sampled_at')) || !row.isEmpty(field('result'));
  const read = isTested ? row.required : row.optional; // result and time of a sample need each other
  const sampledAt = read(field('sampled_at'), (text) => readDateTime(text, timeZone, eta));
  const plausible = sampledAt === null || eta === null ? 'yes' : within(eta - sampledAt, plausibleSample);
  if (plausible === 'no') row.fault(field('sampled_at'), 'not a plausible time');
  if (plausible === 'odd') row.remark(field('sampled_at'), 'old sample');
  const result = read(field('result'), (text) => oneOf(testResults, text));
  return { place, role, name, document, documentNumber, phone, passNumber, sampledAt, result };
}

function checkDrivers(row: RowReader, members: Members): void {
  const drivers = members.filter(({ member }) => member.role === 'driver');
  for (const { place } of drivers.slice(1)) row.fault(crewColumn(place, 'role'), 'two drivers');
  const [first] = members;
  const areRolesKnown = members.every(({ member }) => member.role !== null);
  if (first && drivers.length === 0 && areRolesKnown) row.fault(crewColumn(first.place, 'role'), 'no driver');
}

function checkTwice(row: RowReader, members: Members): void {
  const seen = new Set<string>();
  for (const { place, member } of members) {
    if (member.document === null || member.documentNumber === null) continue;
    const key = `${member.document} ${member.documentNumber}`;
    if (seen.has(key)) row.fault(crewColumn(place, 'number'), 'same person twice');
    seen.add(key);
  }
}

function isComplete(member: Read): member is DeclaredMember {
  const { role, name, document, documentNumber, phone } = member;
  return [role, name, document, documentNumber, phone].every((value) => value !== null);
}

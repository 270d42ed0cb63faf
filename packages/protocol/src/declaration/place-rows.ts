import { plateKey } from '../plate.ts';
import { crewColumn } from './columns.ts';
import { type CellFault, cutValue, type DeclarationFault } from './fault.ts';
import { dayAndTime } from '../local-time.ts';
import { documentKey, type KnownVisit, matchRows, type KnownPeople } from './match.ts';
import { type DeclarationRemark, remarkOn } from './remark.ts';
import type { DeclaredRow } from './row.ts';

/** A row, and the visit that it declares again or corrects; null for a new visit. */
export type Placed = { row: DeclaredRow; visit: KnownVisit | null };

export type Placement = { good: Placed[]; faults: DeclarationFault[]; remarks: DeclarationRemark[] };

export type PlaceOptions = {
  known: readonly KnownVisit[];
  who: KnownPeople;
  loopMs: number; // how long a loop is expected to take
  timeZone: string;
  correctNames: boolean; // [D34] the names of this file are right, and the register's are wrong
};

/**
 * [D18] [D33] [D34] Compares correct rows with each other, with known visits and with the register. A row is compared
 * with the correct rows above it and with the visits that no row declares again.
 */
export function placeRows(rows: readonly DeclaredRow[], options: PlaceOptions): Placement {
  const { known, who, loopMs, timeZone, correctNames } = options;
  const { matched, doubtful } = matchRows(rows, known, who, loopMs);
  const redeclared = new Set([...matched.values()].map(({ visitId }) => visitId));
  const vehicles = bookings(loopMs);
  const people = bookings(loopMs);
  for (const { visitId, kind, declaration } of known) {
    if (kind === 'closed' || redeclared.has(visitId)) continue;
    vehicles.book(platesOf(declaration), declaration.eta);
    people.book(
      declaration.crew.map(({ personId }) => personId),
      declaration.eta,
    );
  }
  const names = new Map<string, string>();
  const phones = new Map<string, string>();
  const placement: Placement = { good: [], faults: [], remarks: [] };

  for (const row of rows) {
    const { visit, crew, line } = row;
    const { eta } = visit;
    const faults: DeclarationFault[] = [];
    const fault = (field: string, what: CellFault, value: string) =>
      faults.push({ line, field, fault: what, value: cutValue(value) });
    const keyOf = (member: DeclaredRow['crew'][number]) =>
      who.get(documentKey(member))?.personId ?? documentKey(member);

    if (vehicles.isTaken(plateKey(visit.plate), eta))
      fault('plate', 'declared twice for overlapping times', visit.plate);
    else if (visit.trailerPlate !== null && vehicles.isTaken(plateKey(visit.trailerPlate), eta)) {
      fault('trailer_plate', 'declared twice for overlapping times', visit.trailerPlate);
    } else {
      for (const member of crew.filter((one) => people.isTaken(keyOf(one), eta))) {
        fault(crewColumn(member.place, 'number'), 'same person in two vehicles', member.documentNumber);
      }
    }
    for (const member of crew) {
      const key = documentKey(member);
      const differs = (names.get(key) ?? nameKey(member.name)) !== nameKey(member.name);
      const differsInRegister = who.get(key)?.name === 'other' && !correctNames;
      if (differs || differsInRegister) {
        fault(crewColumn(member.place, 'name'), 'another name for this number', member.name);
      }
    }
    if (faults.length > 0) {
      placement.faults.push(...faults);
      continue;
    }
    for (const member of crew) {
      const key = documentKey(member);
      const isOther = who.get(key)?.phone === 'other' || (phones.get(key) ?? member.phone) !== member.phone;
      if (isOther) {
        placement.remarks.push(remarkOn(line, crewColumn(member.place, 'phone'), 'another phone for this number'));
      }
      names.set(key, nameKey(member.name));
      phones.set(key, member.phone);
    }
    const other = doubtful.get(row);
    if (other !== undefined) {
      placement.remarks.push(remarkOn(line, 'eta', 'may be a correction', dayAndTime(other.declaration.eta, timeZone)));
    }
    vehicles.book(platesOf(visit), eta);
    people.book(crew.map(keyOf), eta);
    placement.good.push({ row, visit: matched.get(row) ?? null });
  }
  return placement;
}

/** Which vehicles and people are on a loop at which time. */
function bookings(loopMs: number) {
  const etas = new Map<string, number[]>();
  return {
    book(keys: readonly string[], eta: number) {
      for (const key of keys) etas.set(key, [...(etas.get(key) ?? []), eta]);
    },
    isTaken: (key: string, eta: number) => (etas.get(key) ?? []).some((other) => Math.abs(other - eta) < loopMs),
  };
}

function platesOf({ plate, trailerPlate }: { plate: string; trailerPlate: string | null }): string[] {
  return trailerPlate === null ? [plateKey(plate)] : [plateKey(plate), plateKey(trailerPlate)];
}

/** [D34] The form in which names are compared: without spaces, dots, case and width. */
export function nameKey(name: string): string {
  return name
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s.·•・‧]/gu, '');
}

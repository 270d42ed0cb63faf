import { plateKey, samePlate } from '../plate.ts';
import { sameValue } from '../same-value.ts';
import { hourMs } from '../time.ts';
import type { DeclaredMember } from './crew.ts';
import type { Declaration } from './declaration.ts';
import type { DeclaredRow } from './row.ts';

/* Finds the rows that declare a known visit again, or correct it. */

/** A visit that the site knows already. */
export type KnownVisit = {
  visitId: string;
  kind: 'expected' | 'here' | 'closed'; // closed within the last hours: a new import of its row changes nothing
  declaration: Declaration;
};

/** What the register knows of a document. `other` when it has another name or phone for it. */
export type KnownPerson = { personId: string; name: 'same' | 'other'; phone: 'same' | 'other' };
export type KnownPeople = ReadonlyMap<string, KnownPerson>; // by `documentKey`

/** The key of a document in `KnownPeople`. */
export function documentKey({ document, documentNumber }: Pick<DeclaredMember, 'document' | 'documentNumber'>): string {
  return `${document} ${documentNumber}`;
}

/** Two declarations with a greater distance belong to different nights. */
const nightMs = 12 * hourMs;

/** `matched` rows declare that visit again; `doubtful` rows may correct it. */
export type Matching = {
  matched: ReadonlyMap<DeclaredRow, KnownVisit>;
  doubtful: ReadonlyMap<DeclaredRow, KnownVisit>;
};

/**
 * [D35] [D36] Matches rows with known visits: first by the office's own number, then by plate and time. A remaining row
 * corrects an expected visit when that is certain: both can't be true, or the parts that people do not correct are
 * equal, and the row and the visit match nothing else. A row that may be a correction is `doubtful`, and the office is
 * asked.
 *
 * @param loopMs how long a loop is expected to take
 */
export function matchRows(
  rows: readonly DeclaredRow[],
  known: readonly KnownVisit[],
  who: KnownPeople,
  loopMs: number,
): Matching {
  const matched = new Map<DeclaredRow, KnownVisit>();
  const taken = new Set<string>();
  const pairUp = (isSame: (row: DeclaredRow, visit: KnownVisit) => boolean, keysOf: (of: Keyed) => string[]) => {
    const free = known.filter(({ visitId }) => !taken.has(visitId));
    const byKey = groupBy(free, ({ declaration }) => keysOf(declaration));
    const candidates = new Map(
      rows
        .filter((row) => !matched.has(row))
        .map((row) => {
          const near = new Set(keysOf(row.visit).flatMap((key) => byKey.get(key) ?? []));
          return [row, [...near].filter((visit) => isSame(row, visit))];
        }),
    );
    const asked = groupBy([...candidates], ([, visits]) => visits.map(({ visitId }) => visitId));
    for (const [row, [visit, ...others]] of candidates) {
      if (visit === undefined || others.length > 0 || (asked.get(visit.visitId) ?? []).length > 1) continue;
      matched.set(row, visit);
      taken.add(visit.visitId);
    }
    return candidates;
  };

  pairUp(
    (row, visit) => visit.kind !== 'closed' && isNear(row, visit),
    ({ ref }) => (ref === undefined ? [] : [ref]),
  );
  pairUp(
    (row, { declaration }) => declaration.eta === row.visit.eta && !areOthers(row, declaration),
    ({ plate }) => [plateKey(plate)],
  );
  const doubtful = new Map<DeclaredRow, KnownVisit>();
  const byPlate = pairUp(
    (row, visit) => isSameVehicle(row, visit) && isCertain(row, visit.declaration, who, loopMs),
    ({ plate }) => [plateKey(plate)],
  );
  pairUp(
    (row, visit) => isOtherVehicle(row, visit, who, loopMs),
    ({ company }) => [company],
  );
  const left = groupBy(
    known.filter(({ visitId }) => !taken.has(visitId)),
    ({ declaration }) => [plateKey(declaration.plate)],
  );
  for (const row of byPlate.keys()) {
    if (matched.has(row)) continue;
    const other = (left.get(plateKey(row.visit.plate)) ?? []).find((visit) => isSameVehicle(row, visit));
    if (other !== undefined) doubtful.set(row, other);
  }
  return { matched, doubtful };
}

type Keyed = Pick<Declaration, 'plate' | 'company' | 'ref'>;

function isNear({ visit }: DeclaredRow, { declaration }: KnownVisit): boolean {
  return Math.abs(visit.eta - declaration.eta) < nightMs && visit.purpose === declaration.purpose;
}

/** Two different numbers of the office are two declarations, whatever else they say. */
function areOthers({ visit }: DeclaredRow, { ref }: Declaration): boolean {
  return visit.ref !== undefined && ref !== undefined && visit.ref !== ref;
}

function isSameVehicle(row: DeclaredRow, visit: KnownVisit): boolean {
  const { declaration } = visit;
  return visit.kind === 'expected' && isNear(row, visit) && !areOthers(row, declaration);
}

/**
 * A vehicle can't be on two loops at the same time, and a second loop is not declared with the same time and load as
 * the first.
 */
function isCertain({ visit, crew }: DeclaredRow, declaration: Declaration, who: KnownPeople, loopMs: number): boolean {
  if (Math.abs(visit.eta - declaration.eta) < loopMs || visit.declaredAt === declaration.declaredAt) return true;
  return (
    sameValue(visit.stops, declaration.stops) &&
    sameValue(visit.goods, declaration.goods) &&
    isSameCrew(crew, declaration, who)
  );
}

/** The plate was corrected, or the company sends another vehicle: one crew can't be in two vehicles. */
function isOtherVehicle(row: DeclaredRow, visit: KnownVisit, who: KnownPeople, loopMs: number): boolean {
  const { declaration } = visit;
  return (
    isSameVehicle(row, visit) &&
    !samePlate(declaration.plate, row.visit.plate) &&
    Math.abs(row.visit.eta - declaration.eta) < loopMs &&
    isSameCrew(row.crew, declaration, who)
  );
}

function isSameCrew(crew: readonly DeclaredMember[], declaration: Declaration, who: KnownPeople): boolean {
  const ids = new Set(crew.map((member) => who.get(documentKey(member))?.personId));
  return ids.size === declaration.crew.length && declaration.crew.every(({ personId }) => ids.has(personId));
}

function groupBy<T>(all: readonly T[], keysOf: (each: T) => readonly string[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const each of all) {
    for (const key of keysOf(each)) {
      const group = groups.get(key);
      if (group) group.push(each);
      else groups.set(key, [each]);
    }
  }
  return groups;
}

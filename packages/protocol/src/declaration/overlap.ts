import { plateKey, samePlate } from '../plate.ts';
import type { Declaration } from './declaration.ts';
import type { DeclaredRow } from './row.ts';

/** What makes a declaration the same visit as another, or one that gets in its way. */
export type DeclaredSlot = Pick<Declaration, 'plate' | 'trailerPlate' | 'eta'>;

export type Clash = { row: DeclaredRow; field: 'plate' | 'trailer_plate' };

/**
 * [D18] No vehicle and no trailer can be on two loops at a time. A row is compared with the good rows above it and with
 * what is declared already, where the same plate at the same time is the same visit, not a second one.
 */
export function declaredTwice(
  rows: readonly DeclaredRow[],
  known: readonly DeclaredSlot[],
  loopMs: number,
): { good: DeclaredRow[]; clashes: Clash[] } {
  const booked = new Map<string, { slot: DeclaredSlot; here: boolean }[]>();
  const book = (slot: DeclaredSlot, here: boolean) => {
    for (const plate of [slot.plate, slot.trailerPlate]) {
      if (plate === null) continue;
      const key = plateKey(plate);
      const entry = booked.get(key);
      if (entry) entry.push({ slot, here });
      else booked.set(key, [{ slot, here }]);
    }
  };
  const isTaken = (plate: string | null, slot: DeclaredSlot) =>
    plate !== null &&
    (booked.get(plateKey(plate)) ?? []).some(
      (other) => Math.abs(other.slot.eta - slot.eta) < loopMs && (other.here || !isSameVisit(other.slot, slot)),
    );

  for (const slot of known) book(slot, false);
  const good: DeclaredRow[] = [];
  const clashes: Clash[] = [];
  for (const row of rows) {
    const { visit } = row;
    if (isTaken(visit.plate, visit)) clashes.push({ row, field: 'plate' });
    else if (isTaken(visit.trailerPlate, visit)) clashes.push({ row, field: 'trailer_plate' });
    else {
      good.push(row);
      book(visit, true);
    }
  }
  return { good, clashes };
}

function isSameVisit(a: DeclaredSlot, b: DeclaredSlot): boolean {
  return samePlate(a.plate, b.plate) && a.eta === b.eta;
}

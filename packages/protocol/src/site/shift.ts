import type { By, Role } from '../roles.ts';
import type { Instant } from '../time.ts';

/** One person's time on duty at some stations, and their note for the next person. */
export type Shift = {
  personId: string;
  name: string;
  role: Role;
  stations: string[];
  from: Instant;
  ended: { at: Instant; note: string | null } | null;
};

/** How many ended shifts are kept: about two days of a site with several gates. */
export const shiftsKept = 60;

/** The open shift of a person; null when there is none. */
export function openShiftOf(shifts: readonly Shift[], personId: string): Shift | null {
  return shifts.find((shift) => shift.personId === personId && shift.ended === null) ?? null;
}

/**
 * [SH3] The shift that a person takes over: the last one that another person ended at one of the same stations, or in
 * the same role where the role has no station. Null when there is none.
 */
export function handedOver(
  shifts: readonly Shift[],
  next: Pick<Shift, 'personId' | 'role'> & { stations: readonly string[] },
): Shift | null {
  const isMine = ({ role, stations }: Shift) =>
    role === next.role &&
    (next.stations.length === 0 ? stations.length === 0 : stations.some((one) => next.stations.includes(one)));
  const ended = shifts.filter((shift) => shift.ended !== null && shift.personId !== next.personId && isMine(shift));
  return ended.toSorted((a, b) => (b.ended?.at ?? 0) - (a.ended?.at ?? 0))[0] ?? null;
}

/** The shifts with a new one. An open shift of the same person ends without a note. */
export function shiftStarted(shifts: readonly Shift[], by: By, stations: string[], at: Instant): Shift[] {
  if (by.personId === null || by.role === 'system') return [...shifts];
  const others = shiftEnded(shifts, by.personId, { at, note: null });
  const next: Shift = { personId: by.personId, name: by.name, role: by.role, stations, from: at, ended: null };
  const over = others.filter(({ ended }) => ended !== null).slice(-shiftsKept);
  return [...over, ...others.filter(({ ended }) => ended === null), next];
}

/** The shifts with this person's open shift ended. */
export function shiftEnded(shifts: readonly Shift[], personId: string | null, ended: Shift['ended']): Shift[] {
  return shifts.map((shift) => (shift.personId === personId && shift.ended === null ? { ...shift, ended } : shift));
}

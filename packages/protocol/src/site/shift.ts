import type { By, Role } from '../roles.ts';
import type { Instant } from '../time.ts';

/** One person's time on duty at some stations, and what they left to the next. */
export type Shift = {
  personId: string;
  name: string;
  role: Role;
  stations: string[];
  from: Instant;
  ended: { at: Instant; note: string | null } | null;
};

/** As many are kept as a site of several gates has in two days. */
export const shiftsKept = 60;

export function openShiftOf(shifts: readonly Shift[], personId: string): Shift | null {
  return shifts.find((shift) => shift.personId === personId && shift.ended === null) ?? null;
}

/** [SH3] What the next person takes over: of those who worked at the same stations, or in the same role where there are
 *  none, the one who ended last. */
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

/** Who starts anew has left the last one: it ends there, without a word for the next. */
export function shiftStarted(shifts: readonly Shift[], by: By, stations: string[], at: Instant): Shift[] {
  if (by.personId === null || by.role === 'system') return [...shifts];
  const others = shiftEnded(shifts, by.personId, { at, note: null });
  const next: Shift = { personId: by.personId, name: by.name, role: by.role, stations, from: at, ended: null };
  const over = others.filter(({ ended }) => ended !== null).slice(-shiftsKept);
  return [...over, ...others.filter(({ ended }) => ended === null), next];
}

export function shiftEnded(shifts: readonly Shift[], personId: string | null, ended: Shift['ended']): Shift[] {
  return shifts.map((shift) => (shift.personId === personId && shift.ended === null ? { ...shift, ended } : shift));
}

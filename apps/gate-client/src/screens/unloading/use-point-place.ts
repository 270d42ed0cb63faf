import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { z } from 'zod';
import {
  formInSearch,
  formOf,
  type FormPlace,
  isSameForm,
  searchOfForm,
  textInSearch,
} from '../../place/form-place.ts';
import { type Places, useMoves } from '../../place/use-moves.ts';

export type PointPlace = {
  stationId: string | null; // null: all of one's own
  visitId: string | null;
  form: FormPlace | null;
};

const search = z.object({ point: textInSearch, visit: textInSearch, ...formInSearch });
export type PointSearch = z.infer<typeof search>;

/** [U386] `/unloading?visit=…&step=…&station=…`; `point` is the one whose vehicles are listed. */
export function pointSearch(raw: unknown): PointSearch {
  return search.parse(raw);
}

export const pointPlaces: Places<PointPlace> = {
  placeOf(raw) {
    const { point, visit, ...form } = pointSearch(raw);
    return { stationId: point ?? null, visitId: visit ?? null, form: visit === undefined ? null : formOf(form) };
  },
  depthOf: ({ visitId, form }) => (form !== null ? 2 : visitId !== null ? 1 : 0),
  around: ({ stationId, visitId, form }) => ({ stationId, visitId: form === null ? null : visitId, form: null }),
};

export function searchOfPoint({ stationId, visitId, form }: PointPlace): PointSearch {
  return { point: stationId ?? undefined, visit: visitId ?? undefined, ...(form !== null && searchOfForm(form)) };
}

/** Which point, which vehicle and which form is looked at: the address says it. */
export function usePointPlace() {
  const navigate = useNavigate();
  const raw = useSearch({ strict: false });
  const place = useMemo(() => pointPlaces.placeOf(raw), [raw]);
  const { go, close } = useMoves(
    pointPlaces,
    useCallback((to, how) => void navigate({ to: '/unloading', search: searchOfPoint(to), ...how }), [navigate]),
  );
  return {
    place,
    go: (to: Partial<PointPlace>) => go((now) => ({ ...now, ...to })),
    closeForm: (form: FormPlace) => close((now) => now.form !== null && isSameForm(now.form, form)),
    closeVehicle: () => close((now) => now.visitId !== null && now.form === null),
  };
}

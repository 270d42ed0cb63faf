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

/** What is being done with a vehicle: the form of a step, its crew put right, or the entry of one that nobody announced. */
export type GateTask = FormPlace | { kind: 'crew' } | { kind: 'unannounced' };

export type GatePlace = {
  visitId: string | null; // null: whichever vehicle comes first
  task: GateTask | null;
};

const search = z.object({
  visit: textInSearch,
  task: z.enum(['form', 'crew', 'unannounced']).optional().catch(undefined),
  ...formInSearch,
});
export type GateSearch = z.infer<typeof search>;

/** [U386] `/gate?visit=…&task=form&step=…&station=…`: no plate and nobody's name is in an address. */
export function gateSearch(raw: unknown): GateSearch {
  return search.parse(raw);
}

export const gatePlaces: Places<GatePlace> = {
  placeOf(raw) {
    const { visit, task, ...form } = gateSearch(raw);
    const visitId = visit ?? null;
    switch (task) {
      case 'form':
        return { visitId, task: visitId === null ? null : formOf(form) };
      case 'crew':
        return { visitId, task: visitId === null ? null : { kind: 'crew' } };
      case 'unannounced':
        return { visitId, task: { kind: 'unannounced' } };
      case undefined:
        return { visitId, task: null };
      default:
        return task satisfies never;
    }
  },
  depthOf: ({ visitId, task }) => (task !== null ? 2 : visitId !== null ? 1 : 0),
  around: ({ visitId, task }) => ({ visitId: task === null ? null : visitId, task: null }),
};

export function searchOfGate({ visitId, task }: GatePlace): GateSearch {
  return { visit: visitId ?? undefined, task: task?.kind, ...(task?.kind === 'form' && searchOfForm(task)) };
}

export function isSameTask(a: GateTask | null, b: GateTask): boolean {
  return a?.kind === 'form' && b.kind === 'form' ? isSameForm(a, b) : a?.kind === b.kind;
}

/** Which vehicle is looked at and what is being done with it: the address says it. */
export function useGatePlace() {
  const navigate = useNavigate();
  const raw = useSearch({ strict: false });
  const place = useMemo(() => gatePlaces.placeOf(raw), [raw]);
  const { go, close } = useMoves(
    gatePlaces,
    useCallback((to, how) => void navigate({ to: '/gate', search: searchOfGate(to), ...how }), [navigate]),
  );
  return { place, go, closeTask: (task: GateTask) => close((now) => isSameTask(now.task, task)) };
}

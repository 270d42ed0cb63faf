import { z } from 'zod';
import { inAddress } from './use-place.ts';

/** Which form is open: of a step, or of one entry that is being corrected. */
export type FormPlace = { kind: 'form'; stepId: string; stationId: string; entry: number | null };

export const textInSearch = inAddress(z.string().min(1));
const numberInSearch = inAddress(z.int().nonnegative());

/** The part of an address that names the open form. */
export const formInSearch = { step: textInSearch, station: textInSearch, entry: numberInSearch };
type FormInSearch = { step?: string | undefined; station?: string | undefined; entry?: number | undefined };

export function formOf({ step, station, entry }: FormInSearch): FormPlace | null {
  if (step === undefined || station === undefined) return null;
  return { kind: 'form', stepId: step, stationId: station, entry: entry ?? null };
}

export function searchOfForm({ stepId, stationId, entry }: FormPlace): FormInSearch {
  return { step: stepId, station: stationId, entry: entry ?? undefined };
}

export function isSameForm(a: FormPlace, b: FormPlace): boolean {
  return a.stepId === b.stepId && a.entry === b.entry;
}

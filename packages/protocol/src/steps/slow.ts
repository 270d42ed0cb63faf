import type { Limits } from '../site/settings.ts';
import { isSlow, slowKinds, type SlowKind, stepShapes, type StepKind } from './kinds.ts';

/** The limits of a site that has not said otherwise, in minutes. */
export const slowByDefault: Limits['slowMinutes'] = Object.fromEntries(
  slowKinds.map((kind) => [kind, stepShapes[kind].slowMinutes]),
) as Record<SlowKind, number>;

type SavedLimits = { slowMinutes: Partial<Limits['slowMinutes']> };

/**
 * [Q8] The limit of such a step, in minutes. What was saved before there was such a kind has none for it: the usual one
 * holds.
 */
export function slowLimitOf(kind: SlowKind, { slowMinutes }: SavedLimits): number {
  return slowMinutes[kind] ?? slowByDefault[kind];
}

/** [Q8] The same of any kind; null: it may wait as long as it has to. */
export function slowMinutesOf(kind: StepKind, limits: SavedLimits): number | null {
  return isSlow(kind) ? slowLimitOf(kind, limits) : null;
}

import type { Limits } from '../site/settings.ts';
import { isSlow, slowKinds, type SlowKind, stepShapes, type StepKind } from './kinds.ts';

/** The default limits, in minutes. */
export const slowByDefault: Limits['slowMinutes'] = Object.fromEntries(
  slowKinds.map((kind) => [kind, stepShapes[kind].slowMinutes]),
) as Record<SlowKind, number>;

type SavedLimits = { slowMinutes: Partial<Limits['slowMinutes']> };

/** [Q8] The limit for a kind of step, in minutes; the default for a kind that the saved limits do not have. */
export function slowLimitOf(kind: SlowKind, { slowMinutes }: SavedLimits): number {
  return slowMinutes[kind] ?? slowByDefault[kind];
}

/** [Q8] The limit for any kind of step, in minutes; null: no limit. */
export function slowMinutesOf(kind: StepKind, limits: SavedLimits): number | null {
  return isSlow(kind) ? slowLimitOf(kind, limits) : null;
}

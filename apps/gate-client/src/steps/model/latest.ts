import type { StepEntry, VisitState } from '@cordon/protocol/visit/state.ts';

/** The last such entry at this site, as this picture knows it; null when there is none. */
export function latest(visits: readonly VisitState[], is: (entry: StepEntry) => boolean): StepEntry | null {
  const entries = visits.flatMap(({ steps }) => Object.values(steps).flatMap((step) => step.entries.filter(is)));
  return entries.reduce<StepEntry | null>((last, entry) => (last === null || entry.at > last.at ? entry : last), null);
}

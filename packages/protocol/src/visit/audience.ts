import type { VisitState } from './state.ts';

/** The stations that the visit concerns: its gate and its stops. Point staff see the visits of their stations. */
export function stationsOf(visit: VisitState): string[] {
  const gate = 'gateId' in visit && visit.gateId !== null ? [visit.gateId] : [];
  return [...new Set([...gate, ...visit.declaration.stops])];
}

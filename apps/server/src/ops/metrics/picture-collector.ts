import { severities } from '@cordon/protocol/alert/severity.ts';
import { alertStatuses, alertStatusOf } from '@cordon/protocol/alert/status.ts';
import { placeOf, places } from '@cordon/protocol/visit/place.ts';
import type { Picture } from '../../log/snapshot.ts';
import type { Collector } from './collectors.ts';

/* Every series always exists: a phase without a visit is 0, and not unknown. */
const phases = places.filter((place) => place !== 'closed');
const states = alertStatuses.filter((status) => status !== 'closed');

/** [Y4] Open visits by phase and open alerts by severity and state, from the live picture of this process. */
export function pictureCollector(picture: () => Picture): Collector<'cordon_open_visits' | 'cordon_open_alerts'> {
  return {
    gauges: ['cordon_open_visits', 'cordon_open_alerts'],
    read() {
      const { visits, alerts } = picture();
      const inPhase = countOf([...visits.values()].map(({ state }) => placeOf(state)));
      const inState = countOf([...alerts.values()].map(({ state }) => `${state.severity} ${alertStatusOf(state)}`));
      return {
        cordon_open_visits: phases.map((phase) => ({ labels: { phase }, value: inPhase.get(phase) ?? 0 })),
        cordon_open_alerts: severities.flatMap((severity) =>
          states.map((state) => ({ labels: { severity, state }, value: inState.get(`${severity} ${state}`) ?? 0 })),
        ),
      };
    },
  };
}

export function countOf<T>(items: readonly T[]): Map<T, number> {
  const counts = new Map<T, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}

import { type Role, roles } from '@cordon/protocol/roles.ts';
import type { Collector } from './collectors.ts';
import { countOf } from './picture-collector.ts';

/** [Y4] The sockets that are open now. */
export function clientsCollector(connected: () => readonly Role[]): Collector<'cordon_connected_clients'> {
  return {
    gauges: ['cordon_connected_clients'],
    read() {
      const counts = countOf(connected());
      return { cordon_connected_clients: roles.map((role) => ({ labels: { role }, value: counts.get(role) ?? 0 })) };
    },
  };
}

import { type Role, roles } from '@cordon/protocol/roles.ts';
import type { Look } from './looks.ts';
import { countOf } from './picture-look.ts';

/** [Y4] The sockets that are open now. */
export function clientsLook(connected: () => readonly Role[]): Look<'cordon_connected_clients'> {
  return {
    gauges: ['cordon_connected_clients'],
    read() {
      const counts = countOf(connected());
      return { cordon_connected_clients: roles.map((role) => ({ labels: { role }, value: counts.get(role) ?? 0 })) };
    },
  };
}

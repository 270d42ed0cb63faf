import type { Station } from '../site/settings.ts';
import { administrator } from './actors.ts';
import type { Answer, Night } from './night.ts';

/** Changes a station of the night's site. */
export function setStation(night: Night, id: string, change: Partial<Station>): Answer {
  const station = night.site.state.stations.find((s) => s.id === id);
  if (station === undefined) throw new RangeError(`no station ${id}`);
  return night.ask(administrator, { type: 'saveStation', station: { ...station, ...change } });
}

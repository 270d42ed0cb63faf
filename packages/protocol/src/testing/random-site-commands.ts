import type { Station } from '../site/settings.ts';
import { hourMs, minuteMs } from '../time.ts';
import { administrator, supervisorA } from './actors.ts';
import type { Draws } from './random-commands.ts';
import type { Answer, Night, Request } from './night.ts';

const note = '备注';

/** A random change of the site. */
export function changeSite(night: Night, _id: string, draws: Draws): Answer {
  const { stations, limits } = night.site.state;
  const station = draws.pick(stations);
  const change = draws.pick<Partial<Station>>([{ open: !station.open }, { capacity: 1 }, { capacity: 2, open: true }]);
  const until = Math.round(night.now) + 8 * hourMs;
  const request = draws.pick<Request>([
    { type: 'declareClear', until, statement: note },
    { type: 'declareClear', until, statement: note },
    { type: 'declareClear', until: Math.round(night.now) + 20 * minuteMs, statement: note },
    { type: 'revokeClear', reason: note },
    { type: 'setLockdown', reason: note },
    { type: 'liftLockdown', reason: note },
    { type: 'liftLockdown', reason: note },
    { type: 'saveStation', station: { ...station, ...change } },
    {
      type: 'setLimits',
      limits: { ...limits, contactMinutes: draws.pick([10, 30, 45]), crewMax: draws.pick([1, 2, 3]) },
    },
    { type: 'addBatch', batch: { ...weakBatch, mixedAt: until - 9 * hourMs, expiresAt: until } },
    { type: 'retireBatch', batchId: 'weak', reason: note },
    { type: 'setHours', hours: draws.pick([[], [{ day: 1, from: '20:00', to: '06:00' }], everyDay]) },
  ]);
  return night.ask(draws.pick([supervisorA, administrator]), request);
}

const weakBatch = { id: 'weak', agent: '84', chlorineMgPerL: 100, retired: false };
const everyDay = [0, 1, 2, 3, 4, 5, 6].map((day) => ({ day, from: '00:00', to: '00:00' }));

/** A random command on an alert, suitable or not. */
export function handleAlert(night: Night, _id: string, draws: Draws): Answer | null {
  const ids = [...night.alerts.keys()];
  if (ids.length === 0) return null;
  const alertId = draws.pick(ids);
  const request = draws.pick<Request>([
    { type: 'acknowledgeAlert', alertId, comment: null },
    { type: 'unacknowledgeAlert', alertId, reason: note },
    { type: 'commentAlert', alertId, text: note },
    { type: 'clearAlert', alertId, note },
    { type: 'closeAlert', alertId, outcome: 'handled', note: null },
    { type: 'closeAlert', alertId, outcome: 'false-alarm', note: null },
    { type: 'assignAlert', alertId, personId: draws.pick(['supervisor-2', null]) },
    { type: 'silenceAlert', alertId, until: Math.round(night.now) + 20 * minuteMs, reason: note },
    { type: 'unsilenceAlert', alertId, reason: note },
  ]);
  return night.ask(supervisorA, request);
}

import type { Devices } from '../identity/devices.ts';
import type { LastSeen } from '../identity/last-seen.ts';
import type { SystemClock } from '../ops/clock.ts';
import type { Logger } from '../ops/logger.ts';
import type { SocketEdge } from './socket/edge.ts';

const everyMs = 10_000;

export type PresenceParts = {
  devices: Pick<Devices, 'noteSeen'>;
  lastSeen: Pick<LastSeen, 'note'>;
  sockets: Pick<SocketEdge, 'present'>;
  systemClock: SystemClock;
  log: Pick<Logger, 'error'>;
};

/** [E14] Notes regularly who is connected here, so that the process that keeps watch knows it of all processes. */
export function startPresence({ lastSeen, devices, sockets, systemClock, log }: PresenceParts): { stop(): void } {
  function note(): void {
    const present = sockets.present();
    const isSupervised = present.some(({ role, follows }) => role === 'supervisor' && follows);
    const people = present
      .filter(({ role }) => role === 'gate' || role === 'unloading')
      .map(({ personId }) => personId);
    const tablets = new Set(present.flatMap(({ device }) => device ?? []));
    Promise.all([
      lastSeen.note(systemClock.now(), isSupervised, [...new Set(people)]),
      devices.noteSeen([...tablets]),
    ]).catch((error: unknown) => log.error({ error }, 'who is connected could not be noted'));
    cancel = systemClock.setTimer(everyMs, note);
  }
  let cancel = systemClock.setTimer(everyMs, note);
  return { stop: () => cancel() };
}

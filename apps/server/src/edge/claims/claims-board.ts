import type { Session } from '../../identity/identity.ts';
import type { SystemClock } from '../../ops/clock.ts';
import type { Logger } from '../../ops/logger.ts';
import type { DeviceClaims } from '@cordon/protocol/wire/claims.ts';
import type { Claims, ListedClaims } from './claims.ts';

const lookEveryMs = 3_000;

type Reader = Pick<Session, 'role' | 'stations' | 'device'>;

/** A connection that is sent what others claim. */
export type ClaimsReader = { session: Reader; send(claims: DeviceClaims[]): void };

export type ClaimsBoardParts = {
  claims: Claims;
  readers: () => readonly ClaimsReader[];
  systemClock: SystemClock;
  log: Pick<Logger, 'error'>;
};

export type ClaimsBoard = {
  /** Something has changed in this process: it is sent at once. */
  changed(): void;
  /** A new connection is sent what there is. */
  welcome(reader: ClaimsReader): void;
  stop(): void;
};

/**
 * [OF66] Sends what devices claim to the people who work at the same stations, and to supervisors: at once what came to this
 * process, and within three seconds what came to another one. What has not changed is not sent again.
 */
export function createClaimsBoard({ claims, readers, systemClock, log }: ClaimsBoardParts): ClaimsBoard {
  let known = '[]';
  let cancel = systemClock.setTimer(lookEveryMs, lookAgain);
  let looked = Promise.resolve(); // one look after another, or the result of an older one could be sent last
  let next: Promise<void> | null = null; // the look that has not begun yet: it serves everybody who comes until then
  let newcomers: ClaimsReader[] = [];
  let isStopped = false;

  /* New connections are always sent the list. When it has changed, the others get it as well: the next look compares with it. */
  async function look(): Promise<void> {
    next = null;
    const arrived = newcomers;
    newcomers = [];
    const listed = await claims.list();
    const text = JSON.stringify(listed.map(comparable));
    const receivers = text === known ? arrived : readers();
    known = text;
    for (const reader of receivers) reader.send(shownTo(reader.session, listed));
  }
  function lookNext(): Promise<void> {
    next ??= looked.then(look).catch((error: unknown) => log.error({ error }, 'what devices claim could not be sent'));
    looked = next;
    return next;
  }
  function lookAgain(): void {
    void lookNext().finally(() => {
      if (!isStopped) cancel = systemClock.setTimer(lookEveryMs, lookAgain);
    });
  }

  return {
    changed: () => void lookNext(),
    welcome(reader) {
      newcomers.push(reader);
      void lookNext();
    },
    stop() {
      isStopped = true;
      cancel();
    },
  };
}

/* Each look computes anew since when a device is disconnected, and the results differ by some milliseconds. */
function comparable(one: ListedClaims): object {
  return { ...one, left: one.left !== null };
}

/** The reader's own device is left out: its officer sees what they claim themselves. */
export function shownTo({ role, stations, device }: Reader, listed: readonly ListedClaims[]): DeviceClaims[] {
  if (role !== 'gate' && role !== 'unloading' && role !== 'supervisor') return [];
  return listed
    .filter((one) => one.device.id !== device)
    .filter((one) => role === 'supervisor' || one.stations.some((station) => stations.includes(station)))
    .map(({ device: whose, by, at, left, claims }) => ({ device: whose, by, at, left, claims }));
}

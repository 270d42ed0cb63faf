import type { Session } from '../../identity/identity.ts';
import type { SystemClock } from '../../ops/clock.ts';
import type { Logger } from '../../ops/logger.ts';
import type { DeviceClaims } from '@cordon/protocol/wire/claims.ts';
import type { Claims, ListedClaims } from './claims.ts';

const lookEveryMs = 3_000;

type Reader = Pick<Session, 'role' | 'stations' | 'device'>;

/** A connection that is told what others claim. */
export type ClaimsReader = { session: Reader; send(claims: DeviceClaims[]): void };

export type ClaimsBoardParts = {
  claims: Claims;
  readers: () => readonly ClaimsReader[];
  systemClock: SystemClock;
  log: Pick<Logger, 'error'>;
};

export type ClaimsBoard = {
  /** Something has changed here: it is told at once. */
  changed(): void;
  /** Somebody has just come: they are told what there is. */
  welcome(reader: ClaimsReader): void;
  stop(): void;
};

/**
 * [OF66] What devices claim is told to whoever works at the same stations, and to supervisors: at once in this process, and
 * within three seconds what came to another one. Nobody is told what they know already.
 */
export function openClaimsBoard({ claims, readers, systemClock, log }: ClaimsBoardParts): ClaimsBoard {
  let known = '[]';
  let cancel = systemClock.setTimer(lookEveryMs, lookAgain);
  let looked = Promise.resolve(); // one look after another, or an older one would be told last
  let next: Promise<void> | null = null; // the one that has not begun: it is enough for everybody who comes until then
  let newcomers: ClaimsReader[] = [];
  let isStopped = false;

  /* Newcomers are told in any case; what they are told the others are told, too, or a later look would not miss it. */
  async function look(): Promise<void> {
    next = null;
    const come = newcomers;
    newcomers = [];
    const listed = await claims.list();
    const text = JSON.stringify(listed.map(comparable));
    const told = text === known ? come : readers();
    known = text;
    for (const reader of told) reader.send(shownTo(reader.session, listed));
  }
  function lookNext(): Promise<void> {
    next ??= looked.then(look).catch((error: unknown) => log.error({ error }, 'what devices claim could not be told'));
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

/* Since when a device is disconnected is reckoned anew by each look, some milliseconds apart. */
function comparable(one: ListedClaims): object {
  return { ...one, left: one.left !== null };
}

/** One's own device is left out: its officer sees it. */
export function shownTo({ role, stations, device }: Reader, listed: readonly ListedClaims[]): DeviceClaims[] {
  if (role !== 'gate' && role !== 'unloading' && role !== 'supervisor') return [];
  return listed
    .filter((one) => one.device.id !== device)
    .filter((one) => role === 'supervisor' || one.stations.some((station) => stations.includes(station)))
    .map(({ device: whose, by, at, left, claims }) => ({ device: whose, by, at, left, claims }));
}

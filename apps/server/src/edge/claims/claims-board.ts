import type { Session } from '../../identity/identity.ts';
import type { Clock } from '../../ops/clock.ts';
import type { Logger } from '../../ops/logger.ts';
import type { DeviceClaims } from '@cordon/protocol/wire/claims.ts';
import type { Claims, ListedClaims } from './claims.ts';

const lookEveryMs = 3_000;

/** A line that is told what others claim. */
export type ClaimsReader = { session: Session; send(claims: DeviceClaims[]): void };

export type ClaimsBoardParts = {
  claims: Claims;
  readers: () => readonly ClaimsReader[];
  pace: Clock;
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
export function openClaimsBoard({ claims, readers, pace, log }: ClaimsBoardParts): ClaimsBoard {
  let known = '[]';
  let cancel = pace.setTimer(lookEveryMs, lookAgain);

  async function look(): Promise<void> {
    const listed = await claims.list();
    const text = JSON.stringify(listed);
    if (text === known) return;
    known = text;
    for (const reader of readers()) reader.send(shownTo(reader.session, listed));
  }
  const failed = (error: unknown) => log.error({ error }, 'what devices claim could not be told');
  function lookAgain(): void {
    void look()
      .catch(failed)
      .finally(() => (cancel = pace.setTimer(lookEveryMs, lookAgain)));
  }

  return {
    changed: () => void look().catch(failed),
    welcome(reader) {
      claims
        .list()
        .then((listed) => reader.send(shownTo(reader.session, listed)))
        .catch(failed);
    },
    stop: () => cancel(),
  };
}

/** One's own device is left out: its officer sees it. */
export function shownTo({ role, stations, device }: Session, listed: readonly ListedClaims[]): DeviceClaims[] {
  if (role !== 'gate' && role !== 'unloading' && role !== 'supervisor') return [];
  return listed
    .filter((one) => one.device.id !== device)
    .filter((one) => role === 'supervisor' || one.stations.some((station) => stations.includes(station)))
    .map(({ device: whose, by, at, left, claims }) => ({ device: whose, by, at, left, claims }));
}

import { sameValue } from '@cordon/protocol/same-value.ts';
import type { Claim } from '@cordon/protocol/wire/claims.ts';
import type { DeviceStatus } from '@cordon/protocol/wire/session.ts';
import type { Timers } from '../clock/ticker.ts';
import { answerWithinMs, type Transport } from './wire.ts';

/** What a device says of itself. Nobody waits for it: what is lost is said again. */
export type DeviceChannel = {
  /** How it is: said again in a minute. */
  tell(status: DeviceStatus): void;
  /** What it is at: said anew on each connection. */
  claim(claims: readonly Claim[]): void;
};

/** @param present the wire, while the picture is current */
export function createDeviceChannel(present: () => Transport | null): DeviceChannel {
  const say = (event: 'status' | 'claims', what: object) =>
    void present()
      ?.ask(event, what, answerWithinMs)
      .catch(() => undefined);
  return {
    tell: (status) => say('status', status),
    claim: (claims) => say('claims', { claims }),
  };
}

export type ClaimsReporter = {
  /** Something may be otherwise now; said a moment later, once for many. */
  look(): void;
  /** A new connection knows nothing of it. */
  joined(): void;
};

const afterMs = 300;

/** [U284] Says what this device is at when that has changed, and on each connection before what waits is sent. */
export function createClaimsReporter(
  own: () => Claim[],
  claim: (claims: Claim[]) => void,
  timers: Timers,
): ClaimsReporter {
  let reported: Claim[] | null = null; // null: nothing was said on this connection, not even that there is nothing
  let due: unknown = null;

  function now(): void {
    timers.clearTimeout(due);
    due = null;
    const claims = own();
    if (reported !== null && sameValue(claims, reported)) return;
    reported = claims;
    claim(claims);
  }

  return {
    look() {
      due ??= timers.setTimeout(now, afterMs);
    },
    joined() {
      reported = null;
      now();
    },
  };
}

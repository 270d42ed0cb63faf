import { sameValue } from '@cordon/protocol/same-value.ts';
import type { Claim } from '@cordon/protocol/wire/claims.ts';
import type { Timers } from '../clock/ticker.ts';

export type ClaimTeller = {
  /** Something may be otherwise now; told a moment later, once for many. */
  look(): void;
  /** A new line knows nothing of it. */
  joined(): void;
};

const afterMs = 300;

/** [U284] Tells what this device is at when that has changed, and on each new line before what waits is sent. */
export function createClaimTeller(own: () => Claim[], tell: (claims: Claim[]) => void, timers: Timers): ClaimTeller {
  let told: Claim[] | null = null; // null: the line has not been told, not even that there is nothing
  let due: unknown = null;

  function now(): void {
    timers.clearTimeout(due);
    due = null;
    const claims = own();
    if (told !== null && sameValue(claims, told)) return;
    told = claims;
    tell(claims);
  }

  return {
    look() {
      due ??= timers.setTimeout(now, afterMs);
    },
    joined() {
      told = null;
      now();
    },
  };
}

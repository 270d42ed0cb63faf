import { type ClockJump, jumpsOf } from '@cordon/protocol/site/clock-jumps.ts';
import { usePicture } from './picture-store.ts';

/** What the server's clock skipped: countdowns use it as the rules do. */
export function useClockJumps(): readonly ClockJump[] {
  return usePicture(({ site }) => jumpsOf(site?.state ?? {}));
}

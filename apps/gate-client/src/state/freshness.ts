import { staleAfterMs } from '@cordon/protocol/wire/protocol.ts';
import { useNow } from '../clock/clock.tsx';
import { usePicture } from './picture-store.ts';

export type Freshness = { stale: boolean; receivedAt: number | null; ageMs: number | null };

/** How old the picture is, on the server's clock. It may lag one second behind: the clocks of a screen turn together. */
export function useFreshness(): Freshness {
  const receivedAt = usePicture((picture) => picture.receivedAt);
  const now = useNow();
  if (receivedAt === null) return { stale: true, receivedAt, ageMs: null };
  const ageMs = Math.max(0, now - receivedAt);
  return { stale: ageMs > staleAfterMs, receivedAt, ageMs };
}

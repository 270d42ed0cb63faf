import { z } from 'zod';
import { stepId, visitId } from '../ids.ts';
import { hourMs, type Instant, instant } from '../time.ts';

/** A vehicle that somebody is at: its form is open, or records of it wait on the device. */
export const claim = z.strictObject({
  visitId,
  steps: z.array(stepId).max(30), // recorded, and not confirmed; none: the form is open
  since: instant, // the server's clock as the device reckons it
});
export type Claim = z.infer<typeof claim>;

/** Socket event `claims`, client → server: all that a device claims now; what it claimed before is over. */
export const claims = z.strictObject({ claims: z.array(claim).max(50) });

/**
 * What another device claims. No event: nothing follows from it but that somebody looks before they do a step twice.
 * Server → client, event `claims`: the whole list each time.
 */
export type DeviceClaims = {
  device: { id: string; name: string };
  by: string; // the duty name
  at: Instant; // when it was told
  left: Instant | null; // since when the device is disconnected; null: it is on it
  claims: Claim[];
};

/** A device that has been away for longer has nothing in hand any more. */
export const claimsTtlMs = 12 * hourMs;

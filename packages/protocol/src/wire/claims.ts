import { z } from 'zod';
import { stepId, visitId } from '../ids.ts';
import { hourMs, type Instant, instant } from '../time.ts';

/** A vehicle that a device works on: its form is open, or records of it wait on the device. */
export const claim = z.strictObject({
  visitId,
  steps: z.array(stepId).max(30), // recorded but not confirmed; none: the form is open
  since: instant, // the server's clock as the device estimates it
});
export type Claim = z.infer<typeof claim>;

/** Socket event `claims`, client → server: everything that the device claims now. Earlier claims end. */
export const claims = z.strictObject({ claims: z.array(claim).max(50) });

/**
 * The claims of another device. They are not events: they only warn people before they do a step twice. Server →
 * client, event `claims`: the whole list each time.
 */
export type DeviceClaims = {
  device: { id: string; name: string };
  by: string; // the duty name
  at: Instant; // when the server received it
  left: Instant | null; // since when the device is disconnected; null: it is connected
  claims: Claim[];
};

/** How long the claims of a disconnected device are kept, in ms. */
export const claimsTtlMs = 12 * hourMs;

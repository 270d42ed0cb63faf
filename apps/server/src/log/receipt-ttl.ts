import { hourMs } from '@cordon/protocol/time.ts';

/** In ms. A tablet that was switched off during its user's holidays still gets the answers that it missed. */
export const receiptTtlMs = 30 * 24 * hourMs;

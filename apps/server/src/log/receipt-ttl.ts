import { hourMs } from '@cordon/protocol/time.ts';

/** A tablet that was switched off for its owner's holidays still gets the answer that it missed. */
export const receiptTtlMs = 30 * 24 * hourMs;

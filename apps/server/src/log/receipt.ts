import { z } from 'zod';
import { errorCode } from '@cordon/protocol/errors.ts';
import { refusalParams } from '@cordon/protocol/wire/ack.ts';

const outcome = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), version: z.int(), unchanged: z.boolean() }),
  z.object({ ok: z.literal(false), code: errorCode, params: refusalParams }),
]);
export type Outcome = z.infer<typeof outcome>;

/** What is kept of a command: enough to answer a resend, and to tell it from another command with the same ID. */
const receipt = z.object({
  seq: z.int(), // the feed's last entry after the commit
  fingerprint: z.string(),
  outcome,
});
export type Receipt = z.infer<typeof receipt>;

export function parseReceipt(text: string): Receipt {
  return receipt.parse(JSON.parse(text));
}

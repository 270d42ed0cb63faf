import { errorRegistry } from '@cordon/protocol/errors.ts';
import type { Instant } from '@cordon/protocol/time.ts';
import type { Ack, Refused } from '@cordon/protocol/wire/ack.ts';
import type { Receipt } from '../log/receipt.ts';

export type RefusedAck = Extract<Ack, { ok: false }>;

export function refusedAck(commandId: string | null, { code, params }: Refused, now: Instant): RefusedAck {
  return { ok: false, commandId, code, retryable: errorRegistry[code].retryable, params, now };
}

/** [C4] The first answer and every later one come from the receipt alone: they can't differ. */
export function ackOf(commandId: string, { seq, outcome }: Pick<Receipt, 'seq' | 'outcome'>, now: Instant): Ack {
  if (!outcome.ok) return refusedAck(commandId, outcome, now);
  return { ok: true, commandId, seq, version: outcome.version, unchanged: outcome.unchanged, now };
}

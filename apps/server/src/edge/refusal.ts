import { errorRegistry } from '@cordon/protocol/errors.ts';
import type { Refused } from '@cordon/protocol/wire/ack.ts';

/** A refusal as both transports send it. */
export type Refusal = Refused & { ok: false; retryable: boolean };

export function refusal(code: Refused['code'], params: Refused['params'] = {}): Refusal {
  return { ok: false, code, retryable: errorRegistry[code].retryable, params };
}

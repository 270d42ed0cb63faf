import { z } from 'zod';
import type { RefusalParams } from '@cordon/protocol/decision.ts';
import { type ErrorCode, errorCode } from '@cordon/protocol/errors.ts';
import { refusalParams } from '@cordon/protocol/wire/ack.ts';

export type Refusal = { ok: false; code: ErrorCode; retryable: boolean; params: RefusalParams };
export type Answer<T> = { ok: true; value: T } | Refusal;

export type Http = {
  send<T>(method: string, path: string, answer: z.ZodType<T>, body?: unknown): Promise<Answer<T>>;
};

const refusal = z.object({ ok: z.literal(false), code: errorCode, retryable: z.boolean(), params: refusalParams });
const unreachable: Refusal = { ok: false, code: 'unavailable', retryable: true, params: {} };

/**
 * The site's HTTP side. A network that is away is a refusal too: the person is told the same way.
 *
 * @param token the present sign-in, looked up anew for every request
 */
export function createHttp(
  token: () => string | null,
  fetchFn: typeof fetch = globalThis.fetch.bind(globalThis),
): Http {
  return {
    async send(method, path, answer, body) {
      try {
        const response = await fetchFn(`/api/v1${path}`, { method, ...withBody(body, token()) });
        const json: unknown = response.status === 204 ? {} : await response.json();
        const refused = refusal.safeParse(json);
        if (refused.success) return refused.data;
        const read = answer.safeParse(json);
        return read.success && response.ok ? { ok: true, value: read.data } : unreachable;
      } catch {
        return unreachable;
      }
    },
  };
}

function withBody(body: unknown, token: string | null): Pick<RequestInit, 'headers' | 'body'> {
  const auth: Record<string, string> = token === null ? {} : { Authorization: `Bearer ${token}` };
  if (body === undefined) return { headers: auth };
  if (body instanceof Blob) return { headers: { ...auth, 'Content-Type': 'application/octet-stream' }, body };
  return { headers: { ...auth, 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
}

import { z } from 'zod';
import type { RefusalParams } from '@cordon/protocol/decision.ts';
import { type ErrorCode, errorCode } from '@cordon/protocol/errors.ts';
import { refusalParams } from '@cordon/protocol/wire/ack.ts';
import { nonceHeader, proofHeader } from '@cordon/protocol/wire/session.ts';
import type { Proofs } from '../device/proofs.ts';

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
  proofs: Proofs,
  fetchFn: typeof fetch = globalThis.fetch.bind(globalThis),
): Http {
  async function ask<T>(method: string, path: string, answer: z.ZodType<T>, body: unknown): Promise<Answer<T>> {
    const address = `/api/v1${path}`;
    const { headers, ...content } = withBody(body);
    const signedIn = token();
    if (signedIn !== null) headers['Authorization'] = `Bearer ${signedIn}`;
    const proof = await proofs.make(method, address, signedIn);
    if (proof !== null) headers[proofHeader] = proof;
    const response = await fetchFn(address, { method, headers, ...content });
    const nonce = response.headers.get(nonceHeader);
    if (nonce !== null) proofs.noteNonce(nonce);
    const json: unknown = response.status === 204 ? {} : await response.json();
    const refused = refusal.safeParse(json);
    if (refused.success) return refused.data;
    const read = answer.safeParse(json);
    return read.success && response.ok ? { ok: true, value: read.data } : unreachable;
  }

  return {
    async send(method, path, answer, body) {
      try {
        const first = await ask(method, path, answer, body);
        // [U222] Nobody needs to know that the proof was made over an older nonce: the refusal brought the new one.
        return first.ok || first.code !== 'key-proof-stale' ? first : await ask(method, path, answer, body);
      } catch {
        return unreachable;
      }
    },
  };
}

type Content = { headers: Record<string, string>; body?: string | Blob };

function withBody(body: unknown): Content {
  if (body === undefined) return { headers: {} };
  if (body instanceof Blob) return { headers: { 'Content-Type': 'application/octet-stream' }, body };
  return { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
}

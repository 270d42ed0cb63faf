import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import { type IncomingMessage, type OutgoingHttpHeaders, request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import type { DeliveryWhy } from '@cordon/protocol/wire/notify.ts';
import { type Allowance, isPublic, nothingMore } from './address.ts';

const mostBytes = 64 * 1024;
const sendWithinMs = 10_000;

/** All addresses of a host. */
export type Resolve = (host: string) => Promise<readonly LookupAddress[]>;

export type Posted =
  | { ok: true; status: number; retryAfter: string | null; date: string | null; body: string }
  | { ok: false; why: DeliveryWhy }
  | { ok: false; why: null }; // called off by us

export type Post = (
  request: { url: URL; headers: OutgoingHttpHeaders; body: string },
  signal: AbortSignal,
) => Promise<Posted>;

export type PostParts = { resolve?: Resolve; allowance?: Allowance; withinMs?: number };

/** The host's name leads to an address that nothing may be sent to. */
class NotPublic extends Error {}
class TooMuch extends Error {}

/**
 * [NT5] Sends to the open internet only. The connection itself looks the name up, once: it uses the very address that was
 * checked, whatever the name resolves to a moment later. Redirects are not followed, connections are not kept open, and an
 * answer that is too long is an error.
 */
export function createPost({
  resolve = bySystem,
  allowance = nothingMore,
  withinMs = sendWithinMs,
}: PostParts = {}): Post {
  const lookup: LookupFunction = (host, options, callback) => {
    resolve(host).then(
      (found) => {
        const isGood = found.every(({ address }) => isPublic(address) || allowance.address(address));
        const [first] = found;
        if (first === undefined) return callback(codeError('ENOTFOUND'), '', 4);
        if (!isGood) return callback(new NotPublic(), '', 4);
        if (options.all === true) return callback(null, [...found]);
        return callback(null, first.address, first.family);
      },
      (error: unknown) => callback(error instanceof Error ? error : codeError('ENOTFOUND'), '', 4),
    );
  };

  return async ({ url, headers, body }, stopped) => {
    const late = AbortSignal.timeout(withinMs);
    const signal = AbortSignal.any([late, stopped]);
    try {
      return await send({ url, headers, body, lookup, signal });
    } catch (error) {
      if (stopped.aborted) return { ok: false, why: null };
      return { ok: false, why: late.aborted ? { fault: 'timed-out', detail: null } : whyOf(error) };
    }
  };
}

type Sending = Parameters<Post>[0] & { lookup: LookupFunction; signal: AbortSignal };

function send({ url, headers, body, lookup, signal }: Sending): Promise<Posted> {
  const ask = url.protocol === 'https:' ? secureRequest : plainRequest;
  return new Promise((resolve, reject) => {
    const sent = { 'content-length': Buffer.byteLength(body), 'user-agent': 'cordon', ...headers };
    // An agent of its own: the address of a connection that is kept open was checked at another time.
    const asking = ask(url, { method: 'POST', headers: sent, lookup, signal, agent: false }, (response) => {
      read(response).then((text) => {
        const { statusCode: status = 0, headers: answered } = response;
        const reset = answered['x-ogw-ratelimit-reset']; // Feishu's own name for it
        const retryAfter = answered['retry-after'] ?? (typeof reset === 'string' ? reset : null);
        resolve({ ok: true, status, retryAfter, date: answered.date ?? null, body: text });
      }, reject);
    });
    asking.once('error', reject);
    asking.end(body);
  });
}

async function read(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response) {
    const bytes = Buffer.from(chunk as Uint8Array);
    size += bytes.length;
    if (size > mostBytes) {
      response.destroy();
      throw new TooMuch();
    }
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
}

const unknownNames = ['ENOTFOUND', 'EAI_AGAIN', 'EAI_NODATA', 'ENODATA'];

function whyOf(error: unknown): DeliveryWhy {
  if (error instanceof NotPublic) return { fault: 'not-public', detail: null };
  if (error instanceof TooMuch) return { fault: 'too-much', detail: null };
  const code = error instanceof Error && 'code' in error ? String(error.code) : null;
  if (code !== null && unknownNames.includes(code)) return { fault: 'name-unknown', detail: null };
  if (code !== null && /CERT|ALTNAME|SELF_SIGNED|UNABLE_TO/.test(code)) return { fault: 'certificate', detail: code };
  return { fault: 'unreachable', detail: code };
}

function bySystem(host: string): Promise<readonly LookupAddress[]> {
  return new Promise((resolve, reject) => {
    systemLookup(host, { all: true }, (error, found) => (error === null ? resolve(found) : reject(error)));
  });
}

function codeError(code: string): NodeJS.ErrnoException {
  return Object.assign(new Error(code), { code });
}

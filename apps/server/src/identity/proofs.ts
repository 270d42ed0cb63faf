import { createHmac, timingSafeEqual } from 'node:crypto';
import { minuteMs } from '@cordon/protocol/time.ts';
import type { Redis } from 'ioredis';
import { calculateJwkThumbprint, EmbeddedJWK, jwtVerify } from 'jose';
import { z } from 'zod';
import type { SystemTime } from '../ops/clock.ts';
import { sha256 } from '../ops/ids.ts';
import { ifGood } from './signature-faults.ts';

export const nonceLifeMs = 5 * minuteMs;

/** The request that a proof must be for. */
export type Asked = { proof: string | undefined; method: string; host: string; path: string; token?: string };

export type Proven =
  | { ok: true; thumbprint: string }
  | { ok: false; code: 'key-proof-missing' | 'key-proof-stale' | 'key-proof-invalid' };

export type Proofs = {
  /** The server's present challenge. */
  nonce(): string;
  check(asked: Asked): Promise<Proven>;
};

export type ProofsParts = {
  redis: Redis;
  prefix: string;
  key: Buffer;
  systemClock: SystemTime;
  /** Further origins of the site, such as that of a proxy in front. */
  furtherOrigins: readonly string[];
};

const claims = z.object({
  htm: z.string(),
  htu: z.url(),
  jti: z.string().min(8).max(200),
  nonce: z.string().optional(),
  ath: z.string().optional(),
});
const publicKey = z.object({ kty: z.literal('EC'), crv: z.literal('P-256'), x: z.string(), y: z.string() });

/**
 * [DV3] Proof of possession (DPoP, RFC 9449): a client signs each request, its token and the server's latest challenge with a
 * key that never leaves the browser. The challenge takes the place of a time, since tablets' clocks are wrong; each proof is
 * valid once.
 */
export function createProofs({ redis, prefix, key, systemClock, furtherOrigins }: ProofsParts): Proofs {
  const stamped = (at: string) => `${at}.${createHmac('sha256', key).update(`nonce ${at}`).digest('base64url')}`;

  function isFresh(nonce: string): boolean {
    const [at = ''] = nonce.split('.');
    const age = systemClock.now() - Number.parseInt(at, 36);
    return isSame(nonce, stamped(at)) && age < nonceLifeMs; // NaN is never less
  }

  return {
    nonce: () => stamped(Math.floor(systemClock.now()).toString(36)),
    async check({ proof, method, host, path, token }) {
      if (proof === undefined || proof === '') return { ok: false, code: 'key-proof-missing' };
      const read = await readProof(proof);
      if (read === null) return { ok: false, code: 'key-proof-invalid' };
      const { thumbprint, htm, htu, jti, nonce, ath } = read;
      if (nonce === undefined || !isFresh(nonce)) return { ok: false, code: 'key-proof-stale' };
      const target = new URL(htu);
      const isHere = target.host === host || furtherOrigins.includes(target.origin);
      const isForThis = htm === method && isHere && target.pathname === path;
      const isForToken = token === undefined ? ath === undefined : ath === hashOf(token);
      if (!isForThis || !isForToken) return { ok: false, code: 'key-proof-invalid' };
      const isFirst = await redis.set(`${prefix}proof:${hashOf(`${thumbprint} ${jti}`)}`, '', 'PX', nonceLifeMs, 'NX');
      return isFirst === 'OK' ? { ok: true, thumbprint } : { ok: false, code: 'key-proof-invalid' };
    },
  };
}

function readProof(proof: string) {
  return ifGood(async () => {
    const verified = await jwtVerify(proof, EmbeddedJWK, { typ: 'dpop+jwt', algorithms: ['ES256'] });
    const jwk = publicKey.parse(verified.protectedHeader.jwk);
    return { ...claims.parse(verified.payload), thumbprint: await calculateJwkThumbprint(jwk) };
  });
}

const hashOf = (text: string) => sha256(text, 'base64url');

function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

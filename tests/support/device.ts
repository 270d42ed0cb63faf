import type { SignInAnswer } from '@cordon/protocol/wire/http/session.ts';
import { nonceHeader, proofHeader, socketPath } from '@cordon/protocol/wire/session.ts';
import type { AuthorKey } from '@cordon/protocol/wire/delivery.ts';
import { protocolVersion } from '@cordon/protocol/wire/protocol.ts';
import { calculateThumbprint, generateKeyPair, generateProof, type KeyPair } from 'dpop';
import { z } from 'zod';
import { type Authenticators, openAuthenticators } from './authenticators.ts';

export type Sent = {
  token?: string | undefined;
  json?: unknown;
  bytes?: Uint8Array | string;
  headers?: Readonly<Record<string, string>>; // in place of what is sent otherwise
};
export type Heard = { status: number; headers: Headers; text: string };
/** `totp`: what an authenticator shows that is not at hand here. */
export type Credentials = { staffNumber: string; totp?: string } & (
  | { pin: string; authorKey?: AuthorKey }
  | { password: string }
);

/** A browser as the server knows it: a key of its own, the server's latest challenge, and the authenticator beside it. */
export type Device = {
  readonly url: string;
  readonly thumbprint: string;
  readonly keys: KeyPair;
  /** The same browser, at another address of the same site. */
  at(url: string): Promise<Device>;
  /** Sends a request with its proof; once more when the challenge was an old one. */
  send(method: string, path: string, sent?: Sent): Promise<Heard>;
  /** What a socket shows when it is opened. */
  auth(token: string, origin?: string): Promise<{ token: string; protocol: number; proof: string }>;
  proof(method: string, path: string, token?: string, origin?: string): Promise<string>;
  enrol(code: string): Promise<void>;
  /** Signs in, with a code of the authenticator where one is wanted. @throws Error with the refusal's code */
  signIn(credentials: Credentials): Promise<Extract<SignInAnswer, { state: 'signed-in' }>>;
};

const refused = z.object({ ok: z.literal(false), code: z.string() });

/** @param authenticators shared where several devices are one person's, and with the server where it can be */
export async function openDevice(url: string, authenticators = openAuthenticators(), keys?: KeyPair): Promise<Device> {
  return deviceWith(url, authenticators, keys ?? (await generateKeyPair('ES256')));
}

async function deviceWith(url: string, authenticators: Authenticators, keys: KeyPair): Promise<Device> {
  let nonce = await freshNonce(url);

  const proof: Device['proof'] = (method, path, token, origin = url) =>
    generateProof(keys, `${origin}${path}`, method, nonce, token);

  async function sendOnce(method: string, path: string, { token, json, bytes, headers: others }: Sent): Promise<Heard> {
    const headers: Record<string, string> = {
      [proofHeader]: await proof(method, path.split('?')[0] ?? '', token === '' ? undefined : token),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(json === undefined ? {} : { 'content-type': 'application/json' }),
      ...(bytes === undefined ? {} : { 'content-type': 'application/octet-stream' }),
      ...others,
    };
    const body =
      json !== undefined ? JSON.stringify(json) : typeof bytes === 'string' ? bytes : bytes && Buffer.from(bytes);
    const response = await fetch(`${url}${path}`, { method, headers, ...(body === undefined ? {} : { body }) });
    nonce = response.headers.get(nonceHeader) ?? nonce;
    return { status: response.status, headers: response.headers, text: await response.text() };
  }

  const device: Device = {
    url,
    keys,
    at: (other) => deviceWith(other, authenticators, keys),
    thumbprint: await calculateThumbprint(keys.publicKey),
    proof,
    async send(method, path, sent = {}) {
      const heard = await sendOnce(method, path, sent);
      return heard.text.includes('"key-proof-stale"') ? sendOnce(method, path, sent) : heard;
    },
    async auth(token, origin) {
      nonce = await freshNonce(url);
      return { token, protocol: protocolVersion, proof: await proof('GET', socketPath, token, origin) };
    },
    async enrol(code) {
      const { text } = await device.send('POST', '/api/v1/device', { json: { code } });
      const refusal = refused.safeParse(JSON.parse(text));
      if (refusal.success) throw new Error(refusal.data.code);
    },
    async signIn(credentials) {
      const { staffNumber } = credentials;
      const known = authenticators.secrets.get(staffNumber);
      let request: Credentials & { newPassword?: string } = credentials;
      // At most a new password, the set-up of an authenticator, and its code.
      for (let tries = 0; tries < 4; tries += 1) {
        const { text } = await device.send('POST', '/api/v1/session', { json: request });
        const answer = JSON.parse(text) as ({ ok: true } & SignInAnswer) | { ok: false; code: string };
        if (!answer.ok) throw new Error(answer.code);
        if (answer.state === 'signed-in') return answer;
        switch (answer.want) {
          case 'new-password':
            request = { ...request, newPassword: freshPassword(staffNumber) };
            break;
          case 'totp-setup':
            if (credentials.totp !== undefined) throw new Error(`${staffNumber} has no authenticator yet`);
            authenticators.secrets.set(staffNumber, answer.secret);
            request = { ...request, totp: authenticators.codeFor(answer.secret) };
            break;
          case 'totp':
            request = { ...request, totp: authenticators.codeFor(known ?? '') };
            break;
          default:
            answer satisfies never;
        }
      }
      throw new Error(`${staffNumber} could not sign in`);
    },
  };
  return device;
}

/** What the person with this number chooses when they have to choose a password. */
export function freshPassword(staffNumber: string): string {
  return `gravel-lantern-${staffNumber}-otter`;
}

async function freshNonce(url: string): Promise<string> {
  const response = await fetch(`${url}/api/v1/site`);
  await response.body?.cancel();
  return response.headers.get(nonceHeader) ?? '';
}

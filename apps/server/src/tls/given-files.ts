import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Instant } from '@cordon/protocol/time.ts';
import { StartFault } from '../start-fault.ts';
import type { Pair } from './issue.ts';

export type TlsFiles = { readonly certPath: string; readonly keyPath: string };

export type GivenPair = { pair: Pair; certificate: X509Certificate };

/** [TL1] The operator's own certificate and key. @throws StartFault for a bad file; its message repeats nothing of the content */
export function givenPair({ certPath, keyPath }: TlsFiles, now: Instant): GivenPair {
  const pair = { cert: textOf('TLS_CERT', certPath), key: textOf('TLS_KEY', keyPath) };
  const certificate = certificateIn(pair.cert, certPath);
  if (!certificate.checkPrivateKey(keyIn(pair.key, keyPath))) {
    throw new StartFault(`TLS_KEY ${keyPath} is not the key of the certificate in TLS_CERT ${certPath}.`);
  }
  const { validFromDate, validToDate } = certificate;
  if (validToDate.getTime() <= now) {
    throw new StartFault(`The certificate in TLS_CERT ${certPath} expired on ${dayOf(validToDate)}: renew it.`);
  }
  if (validFromDate.getTime() > now) {
    throw new StartFault(`The certificate in TLS_CERT ${certPath} is valid only from ${dayOf(validFromDate)} on.`);
  }
  return { pair, certificate };
}

function textOf(name: string, path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown reason';
    throw new StartFault(`${name} ${path} can't be read (${reason}): it must be the path of a PEM file.`);
  }
}

function certificateIn(text: string, path: string): X509Certificate {
  try {
    return new X509Certificate(text); // takes the first certificate, which is the server's own
  } catch {
    throw new StartFault(`TLS_CERT ${path} holds no certificate: it must be a PEM file, the server's own first.`);
  }
}

function keyIn(text: string, path: string): KeyObject {
  try {
    return createPrivateKey(text);
  } catch {
    throw new StartFault(
      `TLS_KEY ${path} holds no private key that can be read: it must be PEM, without a passphrase.`,
    );
  }
}

const dayOf = (date: Date): string => date.toISOString().slice(0, 10);

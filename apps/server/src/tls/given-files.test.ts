import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { givenPair } from './given-files.ts';
import { issueRoot, issueServer, type Pair } from './issue.ts';

const dayMs = 24 * 3_600_000;
const now = Date.parse('2026-11-12T23:00+08:00');

let folder: string;
let root: Pair;
let server: Pair;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cordon-given-'));
  root = await issueRoot('example', now);
  server = await issueServer(root, ['gate.example.com'], now);
});
afterAll(() => rmSync(folder, { recursive: true }));

const file = (name: string, text: string) => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
const given = (cert: string, key: string, at = now) =>
  givenPair({ certPath: file('cert.pem', cert), keyPath: file('key.pem', key) }, at);

describe('a certificate of the operator', () => {
  it('[TL1] is served as it is, with what lies between it and its root', () => {
    const chain = `${server.cert}\n${root.cert}`;
    const { pair, certificate } = given(chain, server.key);
    expect(pair).toEqual({ cert: chain, key: server.key });
    expect(certificate.subjectAltName).toBe('DNS:gate.example.com');
  });

  it('[TL1] that can not be read, is invalid, or does not belong to the key is reported in one sentence', () => {
    const missing = join(folder, 'nowhere.pem');
    const keyPath = file('key.pem', server.key);
    const certPath = file('cert.pem', server.cert);
    const faults: [() => unknown, RegExp][] = [
      [() => givenPair({ certPath: missing, keyPath }, now), /^TLS_CERT \S+ can't be read \(ENOENT\): [^\n]+\.$/],
      [() => givenPair({ certPath, keyPath: folder }, now), /^TLS_KEY \S+ can't be read \(EISDIR\): [^\n]+\.$/],
      [() => given('oops', server.key), /^TLS_CERT \S+ holds no certificate: [^\n]+\.$/],
      [() => given(server.cert, 'oops'), /^TLS_KEY \S+ holds no private key [^\n]+\.$/],
      [() => given(server.cert, root.key), /^TLS_KEY \S+ is not the key of the certificate in [^\n]+\.$/],
    ];
    for (const [work, sentence] of faults) expect(work).toThrow(sentence);
  });

  it('[TL1] that has expired, or is not valid yet, is reported with its day', () => {
    expect(() => given(server.cert, server.key, now + 396 * dayMs)).toThrow(/expired on 2027-12-13: renew it\.$/);
    expect(() => given(server.cert, server.key, now - 2 * dayMs)).toThrow(/valid only from 2026-11-11 on\.$/);
  });
});

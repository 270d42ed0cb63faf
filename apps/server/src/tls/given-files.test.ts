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

  it('[TL1] that can not be read, is none, or is not of the key is told in one sentence', () => {
    const missing = join(folder, 'nowhere.pem');
    const sentence = (work: () => unknown) => {
      expect(work).toThrow(/^[^\n]+\.$/);
      return expect(work);
    };
    const keyPath = file('key.pem', server.key);
    sentence(() => givenPair({ certPath: missing, keyPath }, now)).toThrow(/^TLS_CERT \S+ can't be read \(ENOENT\)/);
    const certPath = file('cert.pem', server.cert);
    sentence(() => givenPair({ certPath, keyPath: folder }, now)).toThrow(/^TLS_KEY \S+ can't be read \(EISDIR\)/);
    sentence(() => given('oops', server.key)).toThrow('holds no certificate');
    sentence(() => given(server.cert, 'oops')).toThrow('holds no private key');
    sentence(() => given(server.cert, root.key)).toThrow('is not the key of the certificate');
  });

  it('[TL1] that has expired, or is not valid yet, is told with its day', () => {
    expect(() => given(server.cert, server.key, now + 396 * dayMs)).toThrow(/expired on 2027-12-13: renew it\.$/);
    expect(() => given(server.cert, server.key, now - 2 * dayMs)).toThrow(/valid only from 2026-11-11 on\.$/);
  });
});

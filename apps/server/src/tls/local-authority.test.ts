import { createPrivateKey, X509Certificate } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { issueRoot, issueServer } from './issue.ts';
import { localPair } from './local-authority.ts';

const dayMs = 24 * 3_600_000;
const now = Date.parse('2026-11-12T23:00+08:00');
const names = ['localhost', '127.0.0.1', '::1', 'gate', '192.0.2.7'];

let dataFolder: string;
const file = (name: string) => join(dataFolder, 'tls', name);
beforeEach(() => {
  dataFolder = mkdtempSync(join(tmpdir(), 'cordon-tls-'));
});
afterEach(() => rmSync(dataFolder, { recursive: true }));

const made = async (at = now, of = names) => {
  const { server, root } = await localPair(dataFolder, of, at);
  return { server: new X509Certificate(server.cert), root };
};
const isSame = (a: X509Certificate, b: X509Certificate) => a.fingerprint256 === b.fingerprint256;
const daysOf = ({ validFromDate, validToDate }: X509Certificate) =>
  (validToDate.getTime() - validFromDate.getTime()) / dayMs;

describe('the authority of this machine', () => {
  it('[TL2] is made once, for its owner’s eyes only, and kept', async () => {
    const first = await made();
    for (const name of ['authority.pem', 'server.pem']) expect(statSync(file(name)).mode & 0o777).toBe(0o600);
    expect(statSync(join(dataFolder, 'tls')).mode & 0o777).toBe(0o700);
    const again = await made(now + 300 * dayMs);
    expect([isSame(first.root, again.root), isSame(first.server, again.server)]).toEqual([true, true]);
    expect(readdirSync(join(dataFolder, 'tls')).toSorted()).toEqual(['authority.pem', 'server.pem']);
  });

  it('[TL2] may sign servers, for ten years, and no further authority', async () => {
    const { root } = await made();
    expect([root.ca, daysOf(root)]).toEqual([true, 3_652]);
    expect(root.verify(root.publicKey)).toBe(true);
    const critical = '30120603551d130101ff040830060101ff020100'; // basic constraints: an authority, path length 0
    expect(root.raw.toString('hex')).toContain(critical);
  });

  it('[TL2] is the same for two that start at the same moment', async () => {
    const [one, two] = await Promise.all([made(), made()]);
    expect(isSame(one.root, two.root)).toBe(true);
  });

  it('[TL2] that is damaged stops the start instead of being replaced', async () => {
    await made();
    const text = readFileSync(file('authority.pem'), 'utf8');
    const other = await issueRoot('other', now);
    for (const damaged of ['', 'oops', text.slice(0, 300), text.replace(/-----BEGIN CERT[^]+/, other.cert)]) {
      writeFileSync(file('authority.pem'), damaged);
      await expect(made()).rejects.toThrow(/^The authority in \S+ is damaged: [^\n]+\.$/);
      expect(readFileSync(file('authority.pem'), 'utf8')).toBe(damaged);
    }
  });

  it('[TL2] is replaced when it has come to its end', async () => {
    const first = await made();
    const later = await made(now + 3_640 * dayMs);
    expect(isSame(first.root, later.root)).toBe(false);
    expect(later.server.checkIssued(later.root)).toBe(true);
  });

  it('[TL2] in a folder that can not be written stops the start with one sentence', async () => {
    writeFileSync(file('../tls'), '');
    await expect(made()).rejects.toThrow(/^The data folder \S+ can't be written \(\w+\): [^\n]+\.$/);
  });
});

describe('the server’s certificate', () => {
  it('[TL3] is for its names and addresses, and for no longer than browsers take', async () => {
    const { server, root } = await made();
    expect([server.ca, daysOf(server), server.checkIssued(root)]).toEqual([false, 397, true]);
    expect(server.checkHost('gate')).toBe('gate');
    for (const address of ['127.0.0.1', '::1', '192.0.2.7']) expect(server.checkIP(address)).toBe(address);
    expect(server.checkHost('other')).toBeUndefined();
    expect(server.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1']); // a server, and nothing else
  });

  it.each([
    ['30 days are left', now + 366 * dayMs, false],
    ['a little less than 30 days are left', now + 366 * dayMs + 1, true],
  ])('[TL3] when %s', async (_, at, isRenewed) => {
    const first = await made();
    expect(isSame(first.server, (await made(at)).server)).toBe(!isRenewed);
  });

  it.each([
    ['another name has come', [...names, 'gate.local']],
    ['one has gone', names.slice(0, -1)],
    ['one is another', [...names.slice(0, -1), '192.0.2.8']],
  ])('[TL3] is a new one when %s, of the same authority', async (_, of) => {
    const first = await made();
    const second = await made(now, of);
    expect([isSame(first.server, second.server), isSame(first.root, second.root)]).toEqual([false, true]);
    expect(isSame(second.server, (await made(now, of)).server)).toBe(true);
  });

  it('[TL3] that is damaged, of another key or of another authority is replaced', async () => {
    const { root } = await made();
    const other = await issueServer(await issueRoot('other', now), names, now);
    const mixed = readFileSync(file('server.pem'), 'utf8').replace(/-----BEGIN PRIV[^]+KEY-----/, other.key.trim());
    for (const text of ['', mixed, `${other.key}${other.cert}`]) {
      writeFileSync(file('server.pem'), text);
      const { server } = await made();
      expect(server.checkIssued(root) && server.verify(root.publicKey)).toBe(true);
      expect(server.checkPrivateKey(createPrivateKey(readFileSync(file('server.pem'))))).toBe(true);
    }
  });
});

import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type HandClock, handClock } from '../testing/clocks.ts';
import { issueRoot, issueServer, type Pair } from './issue.ts';
import { createTls, type Tls, type TlsParts } from './tls.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const now = Date.parse('2026-11-12T23:00+08:00');

let dataFolder: string;
let clock: HandClock;
let shown: string[];
let said: string[];
let tls: Tls;
beforeEach(() => {
  dataFolder = mkdtempSync(join(tmpdir(), 'cordon-shown-'));
  clock = handClock(now);
  [shown, said] = [[], []];
});
afterEach(async () => {
  await tls.stop();
  rmSync(dataFolder, { recursive: true });
});

const log: TlsParts['log'] = {
  info: (_: unknown, text?: string) => void said.push(text ?? String(_)),
  error: (_: unknown, text?: string) => void said.push(text ?? String(_)),
} as TlsParts['log'];

async function open(more: Partial<TlsParts['config']> = {}): Promise<void> {
  const config = { host: '127.0.0.1', origins: [], tls: undefined, dataFolder, ...more };
  tls = await createTls({ config, systemClock: clock, log, show: ({ cert }) => void shown.push(cert) });
}
/** The next look is over when it waits for the one after it. */
async function pass(ms: number): Promise<void> {
  await expect.poll(() => clock.pending()).toBe(1);
  clock.advance(ms);
  await expect.poll(() => clock.pending()).toBe(1);
}
const endOf = (cert: string | undefined) => new X509Certificate(cert ?? '').validToDate.getTime();

describe('the certificate that is shown', () => {
  it('[TL4] is renewed while the server runs, before its time is over', async () => {
    await open();
    await pass(365 * dayMs);
    expect(shown).toHaveLength(1);
    await pass(dayMs + hourMs);
    expect(shown).toHaveLength(2);
    expect(endOf(shown[1]) - endOf(shown[0])).toBe(366 * dayMs + hourMs);
    expect(said).toEqual(['the server shows a new certificate']);
  });

  it('[TL4] is valid for the names in it', async () => {
    await open({ host: 'gate.campus', origins: ['https://door.example.com'] });
    const names = ['localhost', '127.0.0.1', '::1', 'gate.campus', 'door.example.com'];
    expect(names.map((name) => [name, tls.bears(name)])).toEqual(names.map((name) => [name, true]));
    expect(tls.bears('evil.example')).toBe(false);
    expect(tls.root()?.ca).toBe(true);
  });
});

describe('the operator’s own', () => {
  const files = () => ({ certPath: join(dataFolder, 'cert.pem'), keyPath: join(dataFolder, 'key.pem') });
  const write = ({ key, cert }: Pair) => {
    writeFileSync(files().keyPath, key);
    writeFileSync(files().certPath, cert);
  };
  const made = async () => issueServer(await issueRoot('x', now), ['gate.example.com', '*.gate.example.com'], now);

  it('[TL4] is read again when its files are renewed, and kept while they are broken', async () => {
    const [first, second] = [await made(), await made()];
    write(first);
    await open({ tls: files() });
    write({ key: second.key, cert: first.cert });
    await pass(hourMs);
    expect(shown).toEqual([first.cert]);
    expect(said).toContain('the certificate could not be looked at; the old one stays');
    write(second);
    await pass(hourMs);
    expect(shown).toEqual([first.cert, second.cert]);
  });

  it('[TL4] is valid for the names in it and for this machine, and needs no root of ours', async () => {
    write(await made());
    await open({ tls: files() });
    for (const name of ['gate.example.com', 'east.gate.example.com', 'localhost']) expect(tls.bears(name)).toBe(true);
    for (const name of ['example.com', 'evil.example']) expect(tls.bears(name)).toBe(false);
    expect([tls.root(), tls.hosts]).toEqual([null, ['gate.example.com']]);
  });
});

import { X509Certificate } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { addressesOf, startLinesOf } from './addresses.ts';
import { issueRoot } from './tls/issue.ts';

let root: X509Certificate;
beforeAll(async () => {
  root = new X509Certificate((await issueRoot('gate', Date.now())).cert);
});

const lan = ['192.0.2.7', 'fd00::7'];
const addresses = (host: string, hosts: readonly string[], own = false) =>
  addressesOf(host, 8080, { hosts, root: () => (own ? null : root) });

describe('where Cordon is', () => {
  it.each([
    ['127.0.0.1', 'http://127.0.0.1:8080'],
    ['localhost', 'http://localhost:8080'],
    ['::1', 'http://[::1]:8080'],
  ])('[TL7] on %s it is for this machine alone, which needs no root', (host, url) => {
    expect(addresses(host, [host])).toEqual({ url, tabletUrls: [], authority: null });
    expect(startLinesOf(addresses(host, [host]))).toEqual([`Cordon is at ${url}`]);
  });

  it('[TL7] on every address it is at each of them, by https, and here without', () => {
    const found = addresses('0.0.0.0', lan);
    const { fingerprint256: fingerprint } = root;
    expect(found).toEqual({
      url: 'http://localhost:8080',
      tabletUrls: ['https://192.0.2.7:8080', 'https://[fd00::7]:8080'],
      authority: { url: 'http://192.0.2.7:8080/authority', fingerprint },
    });
    expect(startLinesOf(found).join('\n')).toBe(
      [
        'Cordon is at',
        '  https://192.0.2.7:8080',
        '  https://[fd00::7]:8080',
        'and on this machine at http://localhost:8080',
        'Tablets that do not trust it yet find its root certificate at http://192.0.2.7:8080/authority',
        `  whose SHA-256 fingerprint must be ${fingerprint}`,
      ].join('\n'),
    );
  });

  it('[TL7] on one address it is there, by https for this machine too', () => {
    const { url, tabletUrls } = addresses('192.0.2.7', ['192.0.2.7']);
    expect([url, tabletUrls]).toEqual(['https://192.0.2.7:8080', ['https://192.0.2.7:8080']]);
  });

  it('[TL7] with the operator’s own certificate it is at the names in it, and offers no root', () => {
    const found = addresses('0.0.0.0', ['gate.example.com'], true);
    expect(found.authority).toBeNull();
    expect(startLinesOf(found)).toEqual([
      'Cordon is at https://gate.example.com:8080',
      'and on this machine at http://localhost:8080',
    ]);
  });

  it('[TL7] on every address of a machine without a network it is here', () => {
    expect(startLinesOf(addresses('0.0.0.0', []))).toEqual(['Cordon is at http://localhost:8080']);
  });
});

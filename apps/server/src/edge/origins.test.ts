import { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { afterEach, describe, expect, it } from 'vitest';
import { type Asking, createOrigins } from './origins.ts';
import { mayUpgrade } from './socket/upgrade.ts';

const names = ['localhost', '127.0.0.1', '::1', 'gate.local', '192.0.2.7', 'fd00::7'];
const further = ['https://door.example.com', 'http://localhost:5173'];
const openOn = (port: number) => createOrigins({ bears: (name) => names.includes(name), port, further });
const origins = openOn(8443);

const sockets: Socket[] = [];
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
});
function asking(origin: string | undefined, host: string, { secure = true, site = '' } = {}): Asking {
  const plain = new Socket();
  const socket = secure ? new TLSSocket(plain) : plain;
  sockets.push(plain, socket);
  const fetched = site === '' ? {} : { 'sec-fetch-site': site };
  return { headers: { host, ...(origin === undefined ? {} : { origin }), ...fetched }, socket };
}

describe('[TL8] a page of the server’s own', () => {
  it.each(['localhost:8443', '127.0.0.1:8443', '[::1]:8443', 'gate.local:8443', '192.0.2.7:8443', '[fd00::7]:8443'])(
    '[TL8] asks from %s, by the connection that it came on',
    (host) => {
      expect(origins.isOwn(asking(`https://${host}`, host))).toBe(true);
      expect(origins.isOwn(asking(`http://${host}`, host))).toBe(false);
      expect(origins.isOwn(asking(`http://${host}`, host, { secure: false }))).toBe(true);
      expect(origins.isOwn(asking(`https://${host}`, host, { secure: false }))).toBe(false);
    },
  );

  it('[TL8] asks on the default port, which URLs leave out', () => {
    expect(openOn(443).isOwn(asking('https://gate.local', 'gate.local'))).toBe(true);
    expect(openOn(80).isOwn(asking('http://localhost', 'localhost', { secure: false }))).toBe(true);
    expect(origins.isOwn(asking('https://gate.local', 'gate.local'))).toBe(false);
  });

  it('[TL8] asks from where the operator says, whatever the proxy makes of the host', () => {
    for (const host of ['door.example.com', 'localhost:8443', 'elsewhere']) {
      expect(origins.isOwn(asking('https://door.example.com', host, { secure: false }))).toBe(true);
    }
    expect(origins.isOwn(asking('https://door.example.com:444', 'door.example.com'))).toBe(false);
    expect(origins.isOwn(asking('http://localhost:5173', 'localhost:8443', { secure: false }))).toBe(true);
  });

  it('[TL8] says no origin in a form, and the browser says where it comes from', () => {
    const form = (host: string, site: string) => origins.isOwn(asking('null', host, { site }));
    for (const host of ['gate.local:8443', 'door.example.com']) expect(form(host, 'same-origin')).toBe(true);
    for (const site of ['', 'none', 'same-site', 'cross-site']) expect(form('gate.local:8443', site)).toBe(false);
    expect(form('evil.example:8443', 'same-origin')).toBe(false); // a name that was made to lead here
  });
});

describe('[TL8] a page from elsewhere', () => {
  it.each<[string, string | undefined, string]>([
    ['says nothing', undefined, 'gate.local:8443'],
    ['comes from another site', 'https://evil.example', 'gate.local:8443'],
    ['comes from another port of the same machine', 'https://localhost:3000', 'localhost:8443'],
    ['comes by another name of the server', 'https://localhost:8443', 'gate.local:8443'],
    ['has made its own name lead here', 'https://evil.example:8443', 'evil.example:8443'],
    ['has a name that begins like ours', 'https://gate.local.evil.example:8443', 'gate.local:8443'],
    ['has a name in front of ours', 'https://x.gate.local:8443', 'x.gate.local:8443'],
    ['says what is no origin', 'https://gate.local:8443/', 'gate.local:8443'],
    ['says a host that is none', 'https://gate.local:8443', 'gate local'],
    ['says somebody in front of our host', 'https://gate.local:8443', 'evil.example@gate.local:8443'],
    ['says a path behind our host', 'https://gate.local:8443', 'gate.local:8443/x'],
    ['says no host', 'https://gate.local:8443', ''],
  ])('[TL8] %s', (_, origin, host) => {
    expect(origins.isOwn(asking(origin, host))).toBe(false);
    expect(mayUpgrade(origins)(asking(origin, host))).toBe('foreign-origin');
  });
});

describe('a socket', () => {
  const own = (secure: boolean) => asking(`http${secure ? 's' : ''}://gate.local:8443`, 'gate.local:8443', { secure });

  it('[TL5] is opened on a plain connection from this machine alone', () => {
    expect(mayUpgrade(origins, () => true)(own(false))).toBeNull();
    expect(mayUpgrade(origins, () => false)(own(false))).toBe('needs-https');
    expect(mayUpgrade(origins, () => false)(own(true))).toBeNull();
  });
});

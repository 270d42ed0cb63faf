import { describe, expect, it } from 'vitest';
import { isEverywhere, lanAddresses, namesServed } from './names.ts';

const named = (host: string, machine: string, origins: string[] = [], addresses = ['192.0.2.7', 'fd00::7']) =>
  namesServed({ host, origins }, machine, addresses);

describe('the names of a server', () => {
  it('[TL3] are those of every machine, its own, and its addresses', () => {
    const own = ['localhost', '127.0.0.1', '::1', 'gate', 'gate.local', '192.0.2.7', 'fd00::7'];
    expect(named('127.0.0.1', 'Gate')).toEqual(own);
    for (const everywhere of ['0.0.0.0', '::']) expect(named(everywhere, 'gate')).toEqual(own);
  });

  it('[TL3] are also the one it listens on, and those that the operator has listed', () => {
    expect(named('Gate.Campus', 'gate', ['https://door.example.com:8443', 'https://[2001:db8::1]'], [])).toEqual([
      ...['localhost', '127.0.0.1', '::1', 'gate', 'gate.local'],
      ...['gate.campus', 'door.example.com', '2001:db8::1'],
    ]);
  });

  it('[TL3] contain none that a certificate can not contain', () => {
    expect(named('0.0.0.0', 'my_machine', [], [])).toEqual(['localhost', '127.0.0.1', '::1']);
    expect(named('0.0.0.0', 'gate.local', [], [])).toContain('gate.local');
  });

  it('[TL3] leave out addresses that no URL can say', () => {
    const at = (address: string, internal = false) => ({ address, internal });
    const found = [at('127.0.0.1', true), at('192.0.2.7'), at('fe80::1'), at('169.254.3.4'), at('FD00::7')];
    expect(lanAddresses({ eth0: found })).toEqual(['192.0.2.7', 'fd00::7']);
  });

  it.each(['0.0.0.0', '::', '0'])('[TL3] %s is everywhere', (host) => expect(isEverywhere(host)).toBe(true));
  it.each(['127.0.0.1', '::1', 'gate', '10.0.0.0'])('[TL3] %s is not', (host) =>
    expect(isEverywhere(host)).toBe(false),
  );
});

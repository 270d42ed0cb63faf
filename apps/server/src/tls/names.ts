import { hostname, networkInterfaces } from 'node:os';
import { isIP } from 'node:net';
import type { Config } from '../config.ts';

type Interfaces = Readonly<Record<string, readonly { address: string; internal: boolean }[] | undefined>>;

const thisMachine = ['localhost', '127.0.0.1', '::1'] as const;

/** Every name and address by which a browser may ask for this server, each once. */
export function namesServed(
  { host, origins }: Pick<Config, 'host' | 'origins'>,
  machine: string = hostname(),
  addresses: readonly string[] = lanAddresses(),
): readonly string[] {
  const own = machine.toLowerCase();
  const local = own.endsWith('.local') ? own : `${own.split('.')[0]}.local`;
  const further = origins.map((origin) => unbracketed(new URL(origin).hostname));
  const listened = isEverywhere(host) ? [] : [unbracketed(host.toLowerCase())];
  const all = [...thisMachine, own, local, ...addresses, ...listened, ...further];
  return [...new Set(all.filter(isNameOrAddress))];
}

/** The addresses by which other machines reach this one. Link-local ones are left out: they need a zone, which URLs do not have. */
export function lanAddresses(interfaces: Interfaces = networkInterfaces()): readonly string[] {
  return Object.values(interfaces)
    .flatMap((addresses) => addresses ?? [])
    .filter(({ internal, address }) => !internal && !/^fe[89ab]/i.test(address) && !address.startsWith('169.254.'))
    .map(({ address }) => address.toLowerCase());
}

export function isEverywhere(host: string): boolean {
  return host === '0.0.0.0' || /^[[\]:0]+$/.test(host);
}

/** The form in a URL: an IPv6 address in brackets. */
export function bracketed(name: string): string {
  return isIP(name) === 6 ? `[${name}]` : name;
}

/** The form in a certificate: an IPv6 address without brackets. */
export function unbracketed(name: string): string {
  return name.replace(/^\[(.*)\]$/, '$1');
}

/** A machine may have a name that no certificate can contain; it is then reached by its addresses. */
function isNameOrAddress(name: string): boolean {
  return (
    isIP(name) > 0 || /^(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*$/.test(name)
  );
}

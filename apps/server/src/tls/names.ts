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
  const heard = isEverywhere(host) ? [] : [unbracketed(host.toLowerCase())];
  const all = [...thisMachine, own, local, ...addresses, ...heard, ...further];
  return [...new Set(all.filter(isNameOrAddress))];
}

/** What other machines reach this one by. Link-local addresses need a zone, which no URL can say. */
export function lanAddresses(interfaces: Interfaces = networkInterfaces()): readonly string[] {
  return Object.values(interfaces)
    .flatMap((addresses) => addresses ?? [])
    .filter(({ internal, address }) => !internal && !/^fe[89ab]/i.test(address) && !address.startsWith('169.254.'))
    .map(({ address }) => address.toLowerCase());
}

export function isEverywhere(host: string): boolean {
  return host === '0.0.0.0' || /^[[\]:0]+$/.test(host);
}

/** As a URL writes it. */
export function bracketed(name: string): string {
  return isIP(name) === 6 ? `[${name}]` : name;
}

/** As a certificate writes it. */
export function unbracketed(name: string): string {
  return name.replace(/^\[(.*)\]$/, '$1');
}

/** A machine may bear a name that no certificate can; it is then reached by its addresses. */
function isNameOrAddress(name: string): boolean {
  return (
    isIP(name) > 0 || /^(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*$/.test(name)
  );
}

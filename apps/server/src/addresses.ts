import { isLoopback } from './ops/loopback.ts';
import { bracketed, isEverywhere, unbracketed } from './tls/names.ts';
import type { Tls } from './tls/tls.ts';

/** Where Cordon is reached, and what others need to trust it. */
export type Addresses = {
  /** For this machine. */
  url: string;
  /** For tablets; none when it listens only for this machine. */
  tabletUrls: readonly string[];
  /** Where tablets get the root certificate, and its fingerprint for people to compare; null: they need none. */
  authority: { url: string; fingerprint: string } | null;
};

export function addressesOf(host: string, port: number, { hosts, root }: Pick<Tls, 'hosts' | 'root'>): Addresses {
  const at = (scheme: string, name: string) => `${scheme}://${bracketed(unbracketed(name))}:${port}`;
  if (host === 'localhost' || isLoopback(host)) return { url: at('http', host), tabletUrls: [], authority: null };
  const tabletUrls = hosts.map((name) => at('https', name));
  const url = isEverywhere(host) ? at('http', 'localhost') : at('https', hosts[0] ?? host);
  const fingerprint = root()?.fingerprint256;
  const offered = at('http', hosts[0] ?? host);
  return { url, tabletUrls, authority: fingerprint ? { url: `${offered}/authority`, fingerprint } : null };
}

/** The origins that a tablet opens; when it listens only for this machine, the machine's own. */
export function originsFor({ url, tabletUrls }: Addresses): readonly string[] {
  return tabletUrls.length === 0 ? [url] : tabletUrls;
}

/** The lines that the start prints about it. */
export function startLinesOf({ url, tabletUrls, authority }: Addresses): readonly string[] {
  if (tabletUrls.length === 0) return [`Cordon is at ${url}`];
  const tablets =
    tabletUrls.length === 1 ? `Cordon is at ${tabletUrls[0]}` : `Cordon is at\n  ${tabletUrls.join('\n  ')}`;
  return [
    tablets,
    ...(url.startsWith('http:') ? [`and on this machine at ${url}`] : []),
    ...(authority === null
      ? []
      : [
          `Tablets that do not trust it yet find its root certificate at ${authority.url}`,
          `  whose SHA-256 fingerprint must be ${authority.fingerprint}`,
        ]),
  ];
}

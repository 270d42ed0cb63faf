import type { IncomingMessage } from 'node:http';
import { TLSSocket } from 'node:tls';
import { unbracketed } from '../tls/names.ts';

/** The parts of a request that a browser sets and a page can't change. */
export type Asking = Pick<IncomingMessage, 'headers' | 'socket'>;

export type Origins = {
  /** [TL8] Whether the request comes from one of the server's own pages. */
  isOwn(asking: Asking): boolean;
};

export type OriginsParts = {
  bears: (name: string) => boolean;
  port: number;
  /** Further origins that count as own: of a proxy in front, for example. */
  further: readonly string[];
};

/** A host without characters by which a URL parser would read a user name or a path instead. */
const bareHost = /^[\w.:[\]-]+$/;

/**
 * [TL8] An origin is own when it is the host of the request, and that host is a name of this server with its port. Another
 * domain whose DNS was made to lead here is not own. A form on a page without referrer sends no origin: then the browser's
 * `Sec-Fetch-Site` counts, which is about the requested host.
 */
export function createOrigins({ bears, port, further }: OriginsParts): Origins {
  const furtherHosts = further.map((origin) => new URL(origin).host);

  function hostOf({ headers, socket }: Asking): URL | null {
    if (!bareHost.test(headers.host ?? '')) return null;
    const address = `${isEncrypted(socket) ? 'https' : 'http'}://${headers.host}`;
    const url = URL.canParse(address) ? new URL(address) : null;
    return url !== null && portOf(url) === port && bears(unbracketed(url.hostname)) ? url : null;
  }

  return {
    isOwn(asking) {
      const { origin, host = '', 'sec-fetch-site': site } = asking.headers;
      if (origin === undefined) return false;
      const own = hostOf(asking);
      if (origin === 'null') return site === 'same-origin' && (own !== null || furtherHosts.includes(host));
      return origin === own?.origin || further.includes(origin);
    },
  };
}

export function isEncrypted(socket: Asking['socket']): boolean {
  return socket instanceof TLSSocket;
}

function portOf({ port, protocol }: URL): number {
  return port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port);
}

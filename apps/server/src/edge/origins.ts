import type { IncomingMessage } from 'node:http';
import { TLSSocket } from 'node:tls';
import { unbracketed } from '../tls/names.ts';

/** Who asks, as far as a browser says it and a page can't change it. */
export type Asking = Pick<IncomingMessage, 'headers' | 'socket'>;

export type Origins = {
  /** [TL8] Whether it was one of the server's own pages that asks. */
  isOwn(asking: Asking): boolean;
};

export type OriginsParts = {
  bears: (name: string) => boolean;
  port: number;
  /** Of a proxy in front, say. */
  further: readonly string[];
};

/** Nothing that a URL would take for a user or a path, and leave out of its host. */
const bareHost = /^[\w.:[\]-]+$/;

/**
 * [TL8] Own is the origin that the request itself names as its host, when that is a name of this server and its port:
 * a stranger's name that was made to lead here is not. A form says no origin on a page that sends no referrer; then the
 * browser's own word counts, which is of the host that was asked.
 */
export function openOrigins({ bears, port, further }: OriginsParts): Origins {
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

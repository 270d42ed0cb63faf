import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { openResources } from '../../support/open-resources.ts';

/** What happens to the bytes between clients and a server. */
export type LinkFault =
  | { kind: 'none' }
  | { kind: 'delay'; ms: number; jitterMs: number }
  | { kind: 'stall'; way: 'up' | 'down' | 'both' } // nothing passes, and both ends think that they are connected
  | { kind: 'half-open' }; // as `stall`; when it ends, what was open is closed towards the server alone

/** A TCP proxy in front of a server: this kernel can delay and lose nothing by itself. */
export type Proxy = {
  readonly url: string;
  set(fault: LinkFault): void;
  /** Cuts every open connection, in the middle of a frame when one is on its way: after so many bytes more. */
  reset(afterBytes: number): void;
  stop(): Promise<void>;
};

type Pair = { client: Socket; server: Socket; left: number | null };

/** @param random in [0, 1) */
export async function startProxy(target: string, random: () => number): Promise<Proxy> {
  const { hostname, port } = new URL(target);
  const pairs = new Set<Pair>();
  let fault: LinkFault = { kind: 'none' };

  const isStopped = (way: 'up' | 'down') =>
    fault.kind === 'half-open' || (fault.kind === 'stall' && (fault.way === 'both' || fault.way === way));

  function carry(pair: Pair, from: Socket, to: Socket, way: 'up' | 'down'): void {
    let waiting: { chunk: Buffer; at: number }[] = [];
    let timer: NodeJS.Timeout | null = null;
    const pump = (): void => {
      timer = null;
      for (
        let [next] = waiting;
        next !== undefined && next.at <= performance.now() && !isStopped(way);
        [next] = waiting
      ) {
        waiting.shift();
        pass(next.chunk);
      }
      if (waiting[0] !== undefined) timer = setTimeout(pump, Math.max(5, waiting[0].at - performance.now()));
    };
    const pass = (chunk: Buffer): void => {
      if (pair.left !== null) {
        to.write(chunk.subarray(0, pair.left));
        pair.left -= chunk.length;
        if (pair.left <= 0) cut(pair);
      } else to.write(chunk);
    };
    from.on('data', (chunk: Buffer) => {
      const ms = fault.kind === 'delay' ? fault.ms + random() * fault.jitterMs : 0;
      const after = Math.max(performance.now() + ms, waiting.at(-1)?.at ?? 0); // bytes keep their order
      waiting.push({ chunk, at: after });
      if (timer === null) pump();
    });
    from.once('close', () => {
      if (timer !== null) clearTimeout(timer);
      waiting = [];
      pairs.delete(pair);
      to.destroy();
    });
    from.on('error', () => undefined);
  }

  function cut(pair: Pair): void {
    pair.client.resetAndDestroy();
    pair.server.resetAndDestroy();
  }

  const proxy = createServer((client) => {
    const server = connect(Number(port), hostname);
    const pair: Pair = { client, server, left: null };
    pairs.add(pair);
    carry(pair, client, server, 'up');
    carry(pair, server, client, 'down');
  }).listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const address = proxy.address();
  const own = typeof address === 'object' && address !== null ? address.port : 0;
  const stop = openResources.add(`the proxy of ${target}`, async () => {
    for (const pair of pairs) cut(pair);
    await new Promise((resolve) => proxy.close(resolve));
  });
  return {
    url: `http://127.0.0.1:${own}`,
    stop,
    set(next) {
      if (fault.kind === 'half-open') for (const { server } of pairs) server.destroy();
      fault = next;
    },
    reset(afterBytes) {
      for (const pair of pairs) pair.left = afterBytes;
    },
  };
}

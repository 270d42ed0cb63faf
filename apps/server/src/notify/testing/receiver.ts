import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openResources } from '@cordon/tests/support/open-resources.ts';

export type Received = { method: string; path: string; headers: IncomingHttpHeaders; body: string };
export type Reply = { status?: number; headers?: Record<string, string>; body?: string } | 'hang';

/** A receiver of messages on this machine: keeps what it got, and answers as the test wants. */
export type Receiver = {
  port: number;
  received: Received[];
  /** Sets the answer from now on; the function gets the request. */
  answers(reply: (received: Received, count: number) => Reply | Promise<Reply>): void;
  /** Resolves when so much has come. */
  got(count: number): Promise<void>;
  stop(): Promise<void>;
};

export async function startReceiver(host = '127.0.0.1'): Promise<Receiver> {
  const received: Received[] = [];
  let answer: (one: Received, count: number) => Reply | Promise<Reply> = () => ({});
  let waiting: { count: number; resolve: () => void }[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => void chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url: path = '', headers } = request;
      const one = { method, path, headers, body: Buffer.concat(chunks).toString('utf8') };
      received.push(one);
      for (const { resolve } of waiting.filter(({ count }) => received.length >= count)) resolve();
      waiting = waiting.filter(({ count }) => received.length < count);
      void Promise.resolve(answer(one, received.length)).then((reply) => {
        if (reply === 'hang') return;
        response.writeHead(reply.status ?? 200, reply.headers ?? {});
        response.end(reply.body ?? '');
      });
    });
  });
  server.listen(0, host);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const stop = openResources.add(`the receiver on port ${port}`, async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return {
    port,
    received,
    stop,
    answers: (reply) => void (answer = reply),
    got: (count) =>
      received.length >= count ? Promise.resolve() : new Promise((resolve) => void waiting.push({ count, resolve })),
  };
}

import { mkdtempSync, rmSync } from 'node:fs';
import { createConnection, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openResources } from '@cordon/tests/support/open-resources.ts';

/** An address like a DNS name: new connections lead to the Redis that it is set to; open ones stay where they are. */
export type TestAddress = {
  url: string;
  leadTo(target: string): void;
  /** Nothing gets through the open connections any more, and they are not closed. */
  swallow(): void;
  /** Ends every connection that is open. */
  cut(): void;
  close(): Promise<void>;
};

export async function openAddress(first: string): Promise<TestAddress> {
  const folder = mkdtempSync(join(tmpdir(), 'cordon-address-'));
  const url = join(folder, 'redis.sock');
  const lines = new Set<Socket>();
  let target = first;
  const server = createServer((line) => {
    const upstream = createConnection(target);
    for (const end of [line, upstream]) {
      lines.add(end);
      end.on('error', () => undefined);
      end.on('close', () => {
        lines.delete(end);
        (end === line ? upstream : line).destroy();
      });
    }
    line.pipe(upstream).pipe(line);
  });
  await new Promise<void>((resolve) => void server.listen(url, resolve));
  const cut = (): void => {
    for (const line of lines) line.destroy();
  };
  return {
    url,
    leadTo: (next) => void (target = next),
    swallow() {
      for (const line of lines) line.unpipe().resume();
    },
    cut,
    close: openResources.add(`the address ${url}`, async () => {
      cut();
      await new Promise((resolve) => server.close(resolve));
      rmSync(folder, { recursive: true, force: true });
    }),
  };
}

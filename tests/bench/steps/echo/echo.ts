import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { openResources } from '../../../support/open-resources.ts';
import { cpuSecondsOf } from '../../machine.ts';
import type { Load } from '../load/load.ts';
import type { Paced } from '../load/messages.ts';

export type Echo = {
  readonly url: string;
  /** @param perSecond null: as fast as the answers come */
  run(count: number, perSecond: number | null): Promise<Paced & { serverCpu: number }>;
  stop(): Promise<void>;
};

/** @param text what is sent to and fro: as long as a command */
export async function startEcho(load: Load, by: 'ws' | 'socket.io', connections: number, text: string): Promise<Echo> {
  const child = fork(fileURLToPath(new URL('main.ts', import.meta.url)), [by]);
  const ended = once(child, 'exit');
  const [port] = (await once(child, 'message')) as [number];
  const stop = openResources.add(`the ${by} echo`, async () => {
    if (child.connected) child.disconnect();
    await ended;
  });
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    stop,
    async run(count, perSecond) {
      const before = cpuSecondsOf(child.pid ?? 0);
      const paced = await load.ask({ do: 'echo', url, by, text, connections, count, perSecond });
      return { ...paced, serverCpu: (cpuSecondsOf(child.pid ?? 0) - before) / count };
    },
  };
}

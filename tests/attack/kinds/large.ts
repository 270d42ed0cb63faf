import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';
import type { Kind } from '../kind.ts';
import { slowdownOf } from '../slowdown.ts';

const run = promisify(execFile);
const sender = fileURLToPath(new URL('../large-sender.ts', import.meta.url));
const insiders = 4;
const signInsOfInsider = 20;
/** Two hundred connections a second are opened and cut: that alone costs something. Without limits of bytes it was 68. */
const ratioAtMost = 8;

const figures = z.object({ firstPackets: z.number(), commands: z.number(), cut: z.number() });

/** [LM9] [LM10] First packets and commands of a megabyte each: officers go on. */
export const large: Kind = {
  name: 'large',
  async run(arena) {
    const { signInPacket } = await arena.squad();
    const slowdown = await slowdownOf(arena, 'megabytes', ratioAtMost, async () => {
      const signIns: string[] = [];
      for (let i = 0; i < insiders * signInsOfInsider; i++) signIns.push(await signInPacket(i % insiders));
      // An attacker has a machine of their own: here a process of its own, which must not take the server's cores.
      const command = ['-n', '19', process.execPath, sender, arena.server.url, JSON.stringify(signIns)];
      const { stdout } = await run('nice', command, { timeout: 60_000 });
      return figures.parse(JSON.parse(stdout));
    });
    const { broken } = slowdown;
    return {
      figures: slowdown.figures,
      broken: slowdown.figures.cut > 0 ? broken : [...broken, 'no connection was cut'],
    };
  },
};

import { readConfig } from '@cordon/server/config.ts';
import { startCordon } from '@cordon/server/container.ts';
import { z } from 'zod';

/* The product as it is, in a process that is attacked. Besides serving it tells, when asked, how much memory it holds. */

const read = readConfig(process.env);
if (!read.ok) throw new Error(read.faults.join('\n'));
let aheadMs = 0; // of the authenticators, whose codes are good once
const cordon = await startCordon(read.config, { authenticators: { now: () => Date.now() + aheadMs } });
const { people, tablet } = cordon.first;
const administrator = people.find(({ role }) => role === 'admin');
process.send?.({ url: cordon.url, administrator, code: tablet?.code });

const ahead = z.object({ aheadMs: z.number() });

process.on('message', (message) => {
  const told = ahead.safeParse(message);
  if (told.success) {
    ({ aheadMs } = told.data);
    return;
  }
  // The one that also gives pages back to the machine.
  globalThis.gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' });
  const { rss, heapUsed, external } = process.memoryUsage();
  process.send?.({ rss, held: heapUsed + external });
});
process.once('disconnect', () => void cordon.drain().then(() => process.exit()));

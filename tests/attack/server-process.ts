import { readConfig } from '@cordon/server/config.ts';
import { startCordon } from '@cordon/server/container.ts';

/* The product as it is, in a process that is attacked. Besides serving it tells, when asked, how much memory it holds. */

const read = readConfig(process.env);
if (!read.ok) throw new Error(read.faults.join('\n'));
const cordon = await startCordon(read.config);
const { people, tablet } = cordon.first;
const administrator = people.find(({ role }) => role === 'admin');
process.send?.({ url: cordon.url, administrator, code: tablet?.code });

process.on('message', () => {
  // The one that also gives pages back to the machine.
  globalThis.gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' });
  const { rss, heapUsed, external } = process.memoryUsage();
  process.send?.({ rss, held: heapUsed + external });
});
process.once('disconnect', () => void cordon.drain().then(() => process.exit()));

import { startCordon } from '@cordon/server/container.ts';
import { readConfig } from '@cordon/server/config.ts';
import { scaledClock } from '@cordon/server/testing/scaled-clock.ts';
import { z } from 'zod';

/* The simulated night's own server, in a process of its own: nothing but its clock differs from the product. */

const clock = scaledClock(Number(process.argv[2]));
const read = readConfig(process.env);
if (!read.ok) throw new Error(read.faults.join('\n'));
let aheadMs = 0; // of the authenticators, whose codes are good once
process.on('message', (message) => void ({ aheadMs } = z.object({ aheadMs: z.number() }).parse(message)));
const cordon = await startCordon(read.config, {
  siteClock: clock,
  authenticators: { now: () => Date.now() + aheadMs },
});
const { people, tablet } = cordon.first;
const administrator = people.find(({ role }) => role === 'admin');
process.send?.({ url: cordon.url, now: clock.now(), administrator, code: tablet?.code });

process.once('disconnect', () => void cordon.drain().then(() => process.exit()));

import { startCordon } from '@cordon/server/container.ts';
import { readConfig } from '@cordon/server/config.ts';
import { bentClock } from './bent-clock.ts';

/* The simulated night's own server, in a process of its own: nothing but its clock differs from the product. */

const clock = bentClock(Number(process.argv[2]));
const read = readConfig(process.env);
if (!read.ok) throw new Error(read.faults.join('\n'));
const cordon = await startCordon(read.config, { clock });
const administrator = cordon.firstPins.find(({ role }) => role === 'admin');
process.send?.({ url: cordon.url, now: clock.now(), administrator });

process.once('disconnect', () => void cordon.drain().then(() => process.exit()));

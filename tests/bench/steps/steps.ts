import { openLoad } from './load/load.ts';
import { startProduct, visitsFor } from './product.ts';
import { lookAtMachine } from '../machine.ts';

const load = openLoad();
console.error(await lookAtMachine());
const fsync = (process.argv[2] ?? 'always') as 'always' | 'everysec';
const N = Number(process.argv[3] ?? 4000);
const product = await startProduct(load, { fsync, tablets: 64, followers: 20, visits: visitsFor(N, 64) * 2 + visitsFor(500, 64) * 2 });
console.error(product.joined);
console.error('warm', await product.steps(N / 2, null));
const m = await product.steps(N, null);
console.error('closed', m.count / m.seconds, m);
console.error('open', await product.steps(500, 100));
console.error('judge', await product.judge());
await product.stop();
await load.close();

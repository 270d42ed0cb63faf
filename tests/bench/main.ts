import { openResources } from '../support/open-resources.ts';
import { readFlags } from './flags.ts';
import { benches } from './registry.ts';

const read = readFlags(process.argv.slice(2));
if (!read.ok) {
  for (const fault of read.faults) console.error(fault);
  process.exit(2);
}
const { flags } = read;

try {
  const figures: Record<string, object> = {};
  let broken = 0;
  for (const name of flags.only) {
    const ran = await benches[name](flags, (line) => console.error(`${name}: ${line}`));
    figures[name] = ran.figures;
    broken += ran.broken;
  }
  console.log(JSON.stringify(figures));
  process.exitCode = broken === 0 ? 0 : 1;
} finally {
  await openResources.closeAll();
}

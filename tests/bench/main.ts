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
  const failed: string[] = [];
  let broken = 0;
  for (const name of flags.only) {
    try {
      const ran = await benches[name](flags, (line) => console.error(`${name}: ${line}`));
      figures[name] = ran.figures;
      broken += ran.broken;
    } catch (error) {
      console.error(error);
      failed.push(name);
      await openResources.closeAll(); // what the others measured is still worth printing
    }
  }
  console.log(JSON.stringify(failed.length === 0 ? figures : { ...figures, failed }));
  process.exitCode = broken + failed.length === 0 ? 0 : 1;
} finally {
  await openResources.closeAll();
}

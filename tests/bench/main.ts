import { openResources } from '../support/open-resources.ts';
import { benchDeadlines } from './deadlines.ts';
import { benchDoor } from './door.ts';
import { benchRebase } from './rebase.ts';
import { benchStart } from './start/start.ts';
import { benchStorm } from './storm/storm.ts';
import { readFlags } from './flags.ts';

const read = readFlags(process.argv.slice(2));
if (!read.ok) {
  for (const fault of read.faults) console.error(fault);
  process.exit(2);
}
const { flags } = read;

try {
  const door = await benchDoor(flags.commands);
  console.error(`door: ${door.perSecond} commands a second, ${door.shareOfPlainWrites} of plain writes`);
  const deadlines = await benchDeadlines(flags.deadlines, (line) => console.error(`deadlines: ${line}`));
  const storm = await benchStorm(flags.clients, (line) => console.error(`storm: ${line}`));
  const rebase = benchRebase();
  console.error(`rebase: ${rebase.msEach} ms for each answer, ${rebase.shareOfAnew} of everything anew`);
  const start = await benchStart(flags.kills, (line) => console.error(`start: ${line}`));
  console.log(JSON.stringify({ door, deadlines, storm, rebase, start }));
  // Speed is shown, never judged; what must never happen is.
  const broken =
    deadlines.missed + deadlines.doubled + deadlines.early + storm.faults + (storm.clients - storm.caughtUp);
  process.exitCode = broken === 0 ? 0 : 1;
} finally {
  await openResources.closeAll();
}

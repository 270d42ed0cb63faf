import { openResources } from '../support/open-resources.ts';
import { helpOf, readFlags } from './flags.ts';
import { kinds } from './kinds.ts';
import { reportOf } from './report.ts';
import { runKind } from './run-kind.ts';

const names = { kinds: kinds.map(({ name }) => name), mutants: [] as string[] };
const read = readFlags(process.argv.slice(2), names);
if (!read.ok) {
  for (const fault of read.faults) console.error(fault);
  process.exit(2);
}
const { flags } = read;
if (flags === null) {
  console.log(helpOf(kinds));
  process.exit(0);
}

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => void openResources.closeAll().then(() => process.exit(143)));
}

try {
  const { seed } = flags;
  const results = new Map<string, Awaited<ReturnType<typeof runKind>>>();
  for (const kind of kinds) {
    if (flags.only?.includes(kind.name) === false) continue;
    const say = (text: string) => console.error(`${kind.name}: ${text}`);
    const result = await runKind(kind, { rounds: flags.rounds ?? kind.rounds, seed, say });
    results.set(kind.name, result);
    say(result.skipped ?? `${result.rounds} rounds, ${result.acknowledged} acknowledged`);
  }
  const { line, broken } = reportOf(seed, results);
  for (const what of broken) console.error(what);
  console.log(JSON.stringify(line));
  process.exitCode = broken.length === 0 ? 0 : 1;
} finally {
  await openResources.closeAll();
}

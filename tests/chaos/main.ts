import { closeOnSignals, flagsOrEnd } from '../support/command-line.ts';
import { openResources } from '../support/open-resources.ts';
import { type Flags, helpOf, readFlags } from './flags.ts';
import type { KindResult } from './kind.ts';
import { kinds } from './kinds.ts';
import { mutants } from './mutants/mutants.ts';
import { runMutants } from './mutants/run-mutants.ts';
import { reportOf } from './report.ts';
import { runKind } from './run-kind.ts';

const names = { kinds: kinds.map(({ name }) => name), mutants: mutants.map(({ name }) => name) };
const flags = flagsOrEnd(readFlags(process.argv.slice(2), names), () => helpOf(kinds));
closeOnSignals();

try {
  process.exitCode = await (flags.mutants ? tryMutants(flags) : tryKinds(flags));
} finally {
  await openResources.closeAll();
}

async function tryKinds({ only, rounds, seed }: Flags): Promise<number> {
  const results = new Map<string, KindResult>();
  for (const kind of kinds) {
    if (only?.includes(kind.name) === false) continue;
    const say = (text: string) => console.error(`${kind.name}: ${text}`);
    const result = await runKind(kind, { rounds: rounds ?? kind.rounds, seed, say }).catch(brokenOff);
    results.set(kind.name, result);
    say(result.skipped ?? `${result.rounds} rounds, ${result.acknowledged} acknowledged`);
  }
  const { line, broken } = reportOf(seed, results);
  for (const what of broken) console.error(what);
  console.log(JSON.stringify(line));
  return broken.length === 0 ? 0 : 1;
}

async function tryMutants({ only, seed }: Flags): Promise<number> {
  const chosen = mutants.filter(({ name }) => only?.includes(name) !== false);
  const results = await runMutants(chosen, kinds, seed, (text) => console.error(text));
  const escaped = results.filter(({ isCaught }) => !isCaught).map(({ name }) => name);
  console.log(
    JSON.stringify({ seed, mutants: { caught: results.length - escaped.length, total: results.length, escaped } }),
  );
  return escaped.length === 0 ? 0 : 1;
}

/** A kind that could not be played to its end has failed, and the others are tried still. */
function brokenOff(error: unknown): KindResult {
  const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { rounds: 0, sent: 0, acknowledged: 0, recoveryMs: [], verdicts: {}, faults: [`broke off: ${what}`] };
}

import { closeOnSignals, flagsOrEnd } from '../support/command-line.ts';
import { openResources } from '../support/open-resources.ts';
import { helpOf, readFlags } from './flags.ts';
import type { Outcome } from './kind.ts';
import { kinds } from './kinds.ts';
import { musterSquad, type Squad } from './officers.ts';
import { startAttackedServer } from './server.ts';

const names = kinds.map(({ name }) => name);
const flags = flagsOrEnd(readFlags(process.argv.slice(2), names), () => helpOf(names));
closeOnSignals();

try {
  const server = await startAttackedServer();
  let mustered: Promise<Squad> | null = null;
  const squad = () => (mustered ??= musterSquad(server)); // not every attack has anybody at work meanwhile
  const outcomes = new Map<string, Outcome>();
  for (const { name, run } of kinds) {
    if (flags.only?.includes(name) === false) continue;
    const say = (line: string) => console.error(`${name}: ${line}`);
    outcomes.set(name, await run({ server, squad, ...flags, say }));
  }
  const isAlive = server.isAlive();
  if (isAlive && mustered !== null) await (await squad()).leave();
  for (const fault of server.faults.slice(0, 20)) console.error(`the server: ${fault}`);
  const broken = [
    ...[...outcomes].flatMap(([name, outcome]) => outcome.broken.map((what) => `${name}: ${what}`)),
    ...(isAlive ? [] : ['the server ended']),
    ...(server.faults.length > 0 ? [`the server told of ${server.faults.length} faults`] : []),
  ];
  for (const what of broken) console.error(what);
  const figures = Object.fromEntries([...outcomes].map(([name, outcome]) => [name, outcome.figures]));
  console.log(JSON.stringify({ seed: flags.seed, ...figures, faults: server.faults.length, broken: broken.length }));
  process.exitCode = broken.length === 0 ? 0 : 1;
} finally {
  await openResources.closeAll();
}

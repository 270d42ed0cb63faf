import { fileURLToPath } from 'node:url';
import { readFlags } from './flags.ts';
import { playNight } from './night.ts';
import { ownServer, type RunningServer, theirServer } from './server.ts';

const shippedNight = fileURLToPath(new URL('../fixtures/declarations/night.csv', import.meta.url));

const read = readFlags(process.argv.slice(2));
if (!read.ok) {
  for (const fault of read.faults) console.error(fault);
  process.exit(2);
}
const { flags } = read;
const [signIn] = flags['sign-in'];
const server: RunningServer =
  flags.url !== undefined && signIn !== undefined ? await theirServer(flags.url, signIn) : await ownServer(flags.speed);

try {
  const { violations, ...result } = await playNight({
    url: server.url,
    speed: server.speed,
    startsAt: await server.now(),
    administrator: server.administrator,
    file: flags.file ?? shippedNight,
    visits: flags.visits,
    trouble: flags.trouble,
    seed: flags.seed,
  });
  for (const violation of violations) console.error(violation);
  console.log(JSON.stringify({ seed: flags.seed, ...result, violations: violations.length }));
  process.exitCode = violations.length === 0 ? 0 : 1;
} finally {
  await server.stop();
}

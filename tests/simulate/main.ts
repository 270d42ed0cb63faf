import { fileURLToPath } from 'node:url';
import { hourMs, minuteMs } from '@cordon/protocol/time.ts';
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
  flags.url !== undefined && signIn !== undefined ? theirServer(flags.url, signIn) : await ownServer(flags.speed);

const doing = new Map<string, string>();

// A night that has stopped moving says so, instead of waiting for ever.
const watchdog = setTimeout(
  () => {
    console.error('the night has not ended in the time of two');
    for (const [plate, what] of doing) console.error(`${plate} ${what}`);
    process.exit(1);
  },
  stallMs(server.speed, flags.visits),
);

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => void server.stop().then(() => process.exit(143)));
}

try {
  const { violations, ...result } = await playNight({
    url: server.url,
    speed: server.speed,
    startsAt: server.now(),
    administrator: server.administrator,
    file: flags.file ?? shippedNight,
    visits: flags.visits,
    trouble: flags.trouble,
    seed: flags.seed,
    doing,
  });
  for (const violation of violations) console.error(violation);
  console.log(JSON.stringify({ seed: flags.seed, ...result, violations: violations.length }));
  process.exitCode = violations.length === 0 ? 0 : 1;
} finally {
  clearTimeout(watchdog);
  await server.stop();
}

/** Twice the longest loop and the whole night at the night's speed, and a minute to begin and end. */
function stallMs(speed: number, visits: number): number {
  const days = Math.ceil(visits / 46);
  return Math.min((days * 48 * hourMs) / speed + minuteMs, 2 ** 31 - 1);
}

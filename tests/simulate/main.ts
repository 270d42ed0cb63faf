import { fileURLToPath } from 'node:url';
import { hourMs, minuteMs } from '@cordon/protocol/time.ts';
import { help, readFlags } from './flags.ts';
import { playNight } from './night.ts';
import { ownServer, type RunningServer, theirServer } from './server.ts';

const leaveMs = 30_000;
const shippedNight = fileURLToPath(new URL('../fixtures/declarations/night.csv', import.meta.url));

const read = readFlags(process.argv.slice(2));
if (!read.ok) {
  for (const fault of read.faults) console.error(fault);
  process.exit(2);
}
const { flags } = read;
if (flags === null) {
  console.log(help);
  process.exit(0);
}
const [signIn] = flags['sign-in'];
const server: RunningServer =
  flags.url !== undefined && signIn !== undefined && flags.device !== undefined
    ? await theirServer(flags.url, signIn, flags.device)
    : await ownServer(flags.speed);

const doing = new Map<string, string>();
const afterwards: (() => Promise<void>)[] = [() => server.stop()];

/** Leaves everything as it was found, each once, whoever asks for it. */
async function leave(): Promise<void> {
  for (let next = afterwards.shift(); next !== undefined; next = afterwards.shift()) {
    await Promise.race([next(), giveUp()]).catch((error: unknown) => {
      process.exitCode = 1;
      console.error(error instanceof Error ? error.message : error);
    });
  }
}

/* A server that is gone answers nobody. */
async function giveUp(): Promise<never> {
  await new Promise((resolve) => setTimeout(resolve, leaveMs).unref());
  throw new Error('it could not be left in order: the server does not answer');
}

// A night that has stopped moving says so, instead of waiting for ever.
const watchdog = setTimeout(
  () => {
    console.error('the night has not ended in the time of two');
    for (const [plate, what] of doing) console.error(`${plate} ${what}`);
    void leave().then(() => process.exit(1));
  },
  stallMs(server.speed, flags.visits),
);

let brokenOff = false;
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    brokenOff = true;
    void leave().then(() => process.exit(143));
  });
}

try {
  const { violations, ...result } = await playNight({
    url: server.url,
    device: server.device,
    speed: server.speed,
    startsAt: server.now(),
    administrator: server.administrator,
    file: flags.file ?? shippedNight,
    visits: flags.visits,
    trouble: flags.trouble,
    seed: flags.seed,
    doing,
    afterwards,
  });
  for (const violation of violations) console.error(violation);
  console.log(JSON.stringify({ seed: flags.seed, ...result, violations: violations.length }));
  process.exitCode = violations.length === 0 ? 0 : 1;
} catch (error) {
  if (!brokenOff) throw error; // else it is what the breaking off broke
} finally {
  clearTimeout(watchdog);
  await leave();
}

/** Twice the longest loop and the whole night at the night's speed, and a minute to begin and end. */
function stallMs(speed: number, visits: number): number {
  const days = Math.ceil(visits / 46);
  return Math.min((days * 48 * hourMs) / speed + minuteMs, 2 ** 31 - 1);
}

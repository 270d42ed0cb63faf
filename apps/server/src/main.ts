import { flushCompileCache } from 'node:module';
import { startLinesOf } from './addresses.ts';
import { readConfig } from './config.ts';
import type { First } from './compose/first.ts';
import { type Cordon, startCordon } from './container.ts';
import { StartFault } from './start-fault.ts';

const drainWithinMs = 20_000;
/** In ms. With npm in between, one Ctrl-C arrives twice: from the terminal, and passed on by npm. */
const sameSignalMs = 1_000;

const read = readConfig(process.env);
if (read.ok) await run(startCordon(read.config, { tellFirst }));
else stopWith(read.faults.join('\n'));

async function run(starting: Promise<Cordon>): Promise<void> {
  const stop = stopOnSignals(starting);
  // The state of the process after a bug is unknown. Everything confirmed is in the store, and a new start continues from it.
  process.once('uncaughtException', (error) => {
    console.error(`Cordon stops, because of a fault in it: ${described(error)}`);
    process.exitCode = 1;
    void stop();
  });
  try {
    const cordon = await starting;
    welcome(cordon);
    flushCompileCache(); // else the cache is written only at a normal end, and the start after a kill would be slow again
    const reason = await cordon.died;
    console.error(`Cordon stops: its Redis ended by itself: ${reason}.`);
    process.exitCode = 1;
    await stop();
  } catch (error) {
    stopWith(error instanceof StartFault ? error.message : `Cordon did not start: ${described(error)}`);
  }
}

/** The first signal lets Cordon finish what it is doing; a second one does not. */
function stopOnSignals(starting: Promise<Cordon>): () => Promise<void> {
  let stoppingSince = Number.POSITIVE_INFINITY;
  const stop = async (): Promise<void> => {
    stoppingSince = performance.now();
    const cordon = await starting.catch(() => undefined);
    setTimeout(() => void forced(), drainWithinMs).unref();
    await cordon?.drain();
    process.exit();
  };
  const forced = async (): Promise<void> => {
    (await starting.catch(() => undefined))?.abandon();
    process.exit(1);
  };
  const onSignal = (): void => {
    if (stoppingSince === Number.POSITIVE_INFINITY) void stop();
    else if (performance.now() - stoppingSince > sameSignalMs) void forced();
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, onSignal);
  return stop;
}

/** Resolves when it was written: it is shown only once. */
function tellFirst(first: First): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(`${signInTable(first)}\n`, (fault) => (fault ? reject(fault) : resolve()));
  });
}

function welcome({ warnings, ...addresses }: Cordon): void {
  for (const warning of warnings) console.error(`Warning: ${warning}`);
  console.log([...startLinesOf(addresses), 'ready'].join('\n'));
}

/** Names come last: Chinese characters are wider than others, and would break the columns. */
function signInTable({ people, tablet }: First): string {
  const row = (role: string, number: string, pin: string, password: string, name: string) =>
    `  ${role.padEnd(12)}${number.padEnd(8)}${pin.padEnd(8)}${password.padEnd(21)}${name}`;
  return [
    'Sign-ins of this new site, shown only now:',
    row('role', 'number', 'PIN', 'password for once', 'name'),
    ...people.map(({ role, staffNumber, pin, password, name }) => row(role, staffNumber, pin, password ?? '-', name)),
    'A PIN is good on an enrolled tablet, a password on a computer of one’s own.',
    ...(tablet === null ? [] : [`A browser becomes ${tablet.name}, once and within 24 hours, at`]),
    ...(tablet?.addresses ?? []).map((address) => `  ${address}`),
    '',
  ].join('\n');
}

function stopWith(message: string): void {
  console.error(message);
  process.exitCode = 1;
}

function described(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

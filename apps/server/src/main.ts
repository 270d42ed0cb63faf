import { flushCompileCache } from 'node:module';
import { toldOf } from './addresses.ts';
import { readConfig } from './config.ts';
import type { First } from './compose/first.ts';
import { type Cordon, startCordon } from './container.ts';
import { StartFault } from './start-fault.ts';

const drainWithinMs = 20_000;
/** Ctrl-C arrives twice when npm is between: from the terminal, and passed on by npm. */
const sameSignalMs = 1_000;

const read = readConfig(process.env);
if (read.ok) await run(startCordon(read.config, { tellFirst }));
else stopWith(read.faults.join('\n'));

async function run(starting: Promise<Cordon>): Promise<void> {
  const stop = stopOnSignals(starting);
  // Nobody knows what a bug leaves behind: everything confirmed is in the store, and a new start begins from there.
  process.once('uncaughtException', (error) => {
    console.error(`Cordon stops, because of a fault in it: ${described(error)}`);
    process.exitCode = 1;
    void stop();
  });
  try {
    const cordon = await starting;
    welcome(cordon);
    flushCompileCache(); // else only a process that ends in order leaves it, and the next start after a kill is as slow
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
  const heard = (): void => {
    if (stoppingSince === Number.POSITIVE_INFINITY) void stop();
    else if (performance.now() - stoppingSince > sameSignalMs) void forced();
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, heard);
  return stop;
}

/** Resolves when it was handed to whoever reads it: they are told only once. */
function tellFirst(first: First): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(`${signInTable(first)}\n`, (fault) => (fault ? reject(fault) : resolve()));
  });
}

function welcome({ warnings, ...addresses }: Cordon): void {
  for (const warning of warnings) console.error(`Warning: ${warning}`);
  console.log([...toldOf(addresses), 'ready'].join('\n'));
}

/** Names last: Chinese ones are wider than they are long. */
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

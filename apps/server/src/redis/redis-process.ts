import { spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { StartFault } from '../start-fault.ts';
import { askRedis } from './ask.ts';
import { findRedisProgram } from './program.ts';
import { complaintIn, keepLog } from './redis-log.ts';

const silenceLimitMs = 20_000;
const stopLimitMs = 20_000;

export type RedisProcess = {
  readonly socketPath: string;
  /** What it printed until it was ready. */
  readonly said: readonly string[];
  /** Resolves with the reason when Redis ends by itself; else never. */
  readonly died: Promise<string>;
  /** Ends Redis after it has written everything; asking twice is harmless. */
  stop(): Promise<void>;
};

/**
 * Starts a Redis that listens only on a Unix socket, and waits until it has loaded its data.
 *
 * @param explain why it ended, from what it printed last
 * @throws StartFault when it does not start
 */
export async function startRedisProcess(
  socketPath: string,
  settings: readonly string[],
  explain: (lines: readonly string[]) => string | undefined = complaintIn,
): Promise<RedisProcess> {
  const child = spawn(
    findRedisProgram(),
    ['--port', '0', '--unixsocket', socketPath, '--unixsocketperm', '700', '--daemonize', 'no', ...settings],
    // A process group of its own: Ctrl-C in the terminal must reach only Cordon, which still has work to finish.
    { detached: true, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const log = keepLog(child.stdout, child.stderr);
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, signal) => resolve(explain(log.lines()) ?? `it ended with ${signal ?? `code ${code}`}`));
  });

  let asked = false;
  const stop = async (): Promise<void> => {
    asked = true;
    child.kill('SIGTERM');
    const killer = setTimeout(() => child.kill('SIGKILL'), stopLimitMs);
    await ended;
    clearTimeout(killer);
  };

  const waiting = new AbortController();
  const fault = await Promise.race([ended, whyNotLoaded(socketPath, waiting.signal)]);
  waiting.abort();
  if (fault !== undefined) {
    await stop();
    throw new StartFault(`Redis did not start: ${fault}.`);
  }
  const died = new Promise<string>((resolve) => void ended.then((reason) => asked || resolve(reason)));
  return { socketPath, said: [...log.lines()], died, stop };
}

/** Waits while Redis loads, which may take minutes for a long log; but not when it does not answer at all. */
async function whyNotLoaded(socketPath: string, signal: AbortSignal): Promise<string | undefined> {
  let lastSign = Date.now();
  while (!signal.aborted && Date.now() - lastSign < silenceLimitMs) {
    const answer = await askRedis(socketPath, 'PING', 1_000);
    if (answer.kind === 'reply' && answer.text.startsWith('+PONG')) return undefined;
    if (answer.kind === 'reply') lastSign = Date.now();
    await pause(10);
  }
  return `it did not answer for ${silenceLimitMs / 1_000} seconds`;
}

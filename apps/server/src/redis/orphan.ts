import { readFileSync, readlinkSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { StartFault } from '../start-fault.ts';
import { askRedis } from './ask.ts';

const politeMs = 20_000;
const forcedMs = 5_000;

/**
 * Ends the Redis that a killed Cordon left running on this folder. Two on one folder would mix their writes, so this waits
 * until the old process is gone, and not only silent.
 *
 * @throws StartFault when it is not ours, or can't be stopped
 */
export async function stopOrphan(socketPath: string, folder: string, pidFile: string): Promise<void> {
  const pid = (await pidBySocket(socketPath)) ?? pidByFile(pidFile, folder);
  if (pid === undefined) return;
  if (!worksIn(pid, folder)) {
    throw new StartFault(`A Redis that Cordon didn't start listens on ${socketPath}: stop it and start again.`);
  }
  // SIGKILL loses nothing: what this Redis acknowledged is on the disk already (appendfsync always).
  if ((await end(pid, folder, 'SIGTERM', politeMs)) || (await end(pid, folder, 'SIGKILL', forcedMs))) return;
  throw new StartFault(`A Redis left over from before (process ${pid}) holds ${folder} and can't be stopped.`);
}

async function pidBySocket(socketPath: string): Promise<number | undefined> {
  const answer = await askRedis(socketPath, 'INFO server', 1_000);
  const pid = answer.kind === 'reply' ? /^process_id:(\d+)/m.exec(answer.text)?.[1] : undefined;
  return pid === undefined ? undefined : Number(pid);
}

/** For a Redis that is frozen or whose socket was removed. A process number that can't be checked is not used. */
function pidByFile(pidFile: string, folder: string): number | undefined {
  if (process.platform !== 'linux') return undefined;
  try {
    const pid = Number(readFileSync(pidFile, 'utf8'));
    return worksIn(pid, folder) ? pid : undefined;
  } catch {
    return undefined;
  }
}

/**
 * A process number alone proves nothing: another process may have it by now, or the process may be a zombie. Linux shows in
 * which folder a living process works; on other systems the number must do.
 */
function worksIn(pid: number, folder: string): boolean {
  try {
    return process.platform === 'linux' ? readlinkSync(`/proc/${pid}/cwd`) === folder : process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function end(pid: number, folder: string, signal: NodeJS.Signals, limitMs: number): Promise<boolean> {
  const limit = Date.now() + limitMs;
  if (worksIn(pid, folder)) process.kill(pid, signal);
  while (worksIn(pid, folder)) {
    if (Date.now() > limit) return false;
    await pause(20);
  }
  return true;
}

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';

/**
 * Living processes other than this one that were started with this text in their environment or on their command line.
 * Where there is no /proc, the command line alone is searched.
 */
export function processesWith(text: string): readonly number[] {
  const found = existsSync('/proc/self/environ')
    ? readdirSync('/proc').filter((name) => /^\d+$/.test(name) && isStartedWith(name, text))
    : spawnSync('ps', ['-A', '-o', 'pid=,args='], { encoding: 'utf8' })
        .stdout.split('\n')
        .flatMap((line) => (line.includes(text) ? [Number.parseInt(line, 10)] : []));
  return found.map(Number).filter((pid) => pid !== process.pid);
}

function isStartedWith(pid: string, text: string): boolean {
  try {
    return [`/proc/${pid}/environ`, `/proc/${pid}/cmdline`].some((file) => readFileSync(file, 'utf8').includes(text));
  } catch {
    return false;
  }
}

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** The three ways of slowhttptest to hold a server's connections. */
export const slowModes = ['headers', 'body', 'read'] as const;
export type SlowMode = (typeof slowModes)[number];

const seconds = 15;
const connections = 1_000;
const run = promisify(execFile);

function argumentsOf(url: string, mode: SlowMode): string[] {
  const common = ['-c', String(connections), '-r', '200', '-l', String(seconds), '-p', '3'];
  switch (mode) {
    case 'headers':
      return ['-H', ...common, '-i', '3', '-x', '24', '-u', `${url}/`];
    case 'body':
      return ['-B', ...common, '-i', '3', '-s', '60000', '-x', '10', '-t', 'POST', '-u', `${url}/api/v1/session`];
    case 'read':
      // The page and its script are the largest that anybody may ask for.
      return ['-X', ...common, '-w', '256', '-y', '512', '-n', '2', '-z', '16', '-k', '3', '-u', `${url}/`];
    default:
      return mode satisfies never;
  }
}

/** Runs the real program. @returns whether its probe was answered all the time */
export async function runSlowHttpTest(url: string, mode: SlowMode): Promise<boolean> {
  const { stdout } = await run('slowhttptest', argumentsOf(url, mode), {
    timeout: 3 * seconds * 1_000,
    maxBuffer: 64 * 1024 * 1024,
  });
  const plain = stdout.replaceAll(/\u001B\[[\d;]*m/g, '');
  const states = [...plain.matchAll(/service available:\s+(YES|NO)/g)].map(([, state]) => state);
  if (states.length === 0) throw new Error(`slowhttptest said nothing of the service: ${plain.slice(-500)}`);
  return states.every((state) => state === 'YES');
}

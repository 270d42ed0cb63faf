import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** The three ways of slowhttptest to hold a server's connections. */
export const slowModes = ['headers', 'body', 'read'] as const;
export type SlowMode = (typeof slowModes)[number];

const seconds = 15;
const connections = 1_000;
const connectionsPerSecond = 100;
const run = promisify(execFile);

/** What a mode asks for: of all that anybody may read, the script of the page is the longest. */
async function targetOf(url: string, mode: SlowMode): Promise<string> {
  switch (mode) {
    case 'headers':
      return `${url}/`;
    case 'body':
      return `${url}/api/v1/session`;
    case 'read': {
      const page = await (await fetch(`${url}/`)).text();
      return `${url}${/src="(\/assets\/[^"]+\.js)"/.exec(page)?.[1] ?? '/'}`;
    }
    default:
      return mode satisfies never;
  }
}

function argumentsOf(url: string, mode: SlowMode): string[] {
  const common = ['-c', String(connections), '-r', String(connectionsPerSecond), '-l', String(seconds), '-p', '3'];
  switch (mode) {
    case 'headers':
      return ['-H', ...common, '-i', '3', '-x', '24', '-u', url];
    case 'body':
      return ['-B', ...common, '-i', '3', '-s', '60000', '-x', '10', '-t', 'POST', '-f', 'application/json', '-u', url];
    case 'read':
      return ['-X', ...common, '-w', '256', '-y', '512', '-n', '2', '-z', '16', '-k', '3', '-u', url];
    default:
      return mode satisfies never;
  }
}

export type SlowFigures = {
  mostConnected: number; // at one moment
  closed: number; // by the server, or because it had answered
  served: boolean; // the program's own probe was answered all the time
};

/** Runs the real program, and reads what it says every few seconds. */
export async function runSlowHttpTest(url: string, mode: SlowMode): Promise<SlowFigures> {
  // An attacker has a machine of their own: here the program, which spins a whole core, must not take the server's.
  const command = ['-n', '19', 'slowhttptest', ...argumentsOf(await targetOf(url, mode), mode)];
  const { stdout } = await run('nice', command, {
    timeout: 3 * seconds * 1_000,
    maxBuffer: 64 * 1024 * 1024,
  });
  const plain = stdout.replaceAll(/\u001B\[[\d;]*m/g, '');
  const said = (what: string) =>
    [...plain.matchAll(new RegExp(`${what}:\\s+(\\w+)`, 'g'))].map(([, value]) => value ?? '');
  const states = said('service available');
  if (states.length === 0) throw new Error(`slowhttptest said nothing of the service: ${plain.slice(-500)}`);
  return {
    mostConnected: Math.max(...said('connected').map(Number)),
    closed: Math.max(...said('closed').map(Number)),
    served: states.every((state) => state === 'YES'),
  };
}

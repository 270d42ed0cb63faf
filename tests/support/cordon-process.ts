import { spawn } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ownEnvironment } from './environment.ts';
import { openResources } from './open-resources.ts';
import { processesWith } from './processes.ts';

const root = join(import.meta.dirname, '..', '..');

export type CordonProcess = {
  readonly dataFolder: string;
  /** What it printed so far, both streams as one. */
  output(): string;
  /** @returns the first match; rejects when the process ends before */
  until(pattern: RegExp): Promise<RegExpExecArray>;
  /** @returns the exit code once the process and its output have ended */
  ended: Promise<number | null>;
  signal(signal: NodeJS.Signals): void;
  /** Ctrl-C, as a terminal does it: the signal goes to npm and to all that it started, and npm passes it on besides. */
  pressCtrlC(): void;
  /** Ends whatever is left of it and removes its data. */
  stop(): Promise<void>;
};

export type CordonProcessOptions = {
  /** The program that `npm start` runs, all of `npm start`, or the server's entry point as it is written. */
  readonly by?: 'bundle' | 'npm' | 'sources';
  readonly env?: Readonly<Record<string, string>>;
  /** Flags of `npm start`. */
  readonly flags?: readonly string[];
  /** Another build of the server than the one of this folder. */
  readonly program?: string;
  /** Absent: a new one, removed at the end. */
  readonly dataFolder?: string;
};

const programs = {
  bundle: [process.execPath, 'apps/server/dist/main.js'],
  npm: ['npm', 'start', '--'],
  sources: [process.execPath, 'apps/server/src/main.ts'],
} as const;

/** A whole Cordon as its user starts it: a process of its own, on a free port, with data of its own. */
export function startCordon(options: CordonProcessOptions = {}): CordonProcess {
  const { by = 'bundle', env = {}, flags = [], dataFolder } = options;
  const folder = dataFolder ?? realpathSync(mkdtempSync(join(tmpdir(), 'cordon-start-')));
  const [program, ...args] = programs[by];
  const child = spawn(program, [...(options.program === undefined ? args : [options.program]), ...flags], {
    cwd: root,
    env: { ...ownEnvironment(), PORT: '0', CORDON_DATA: folder, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let printed = '';
  const listeners = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
      for (const listener of listeners) listener();
    });
  }
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));

  const until = (pattern: RegExp): Promise<RegExpExecArray> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const match = pattern.exec(printed);
        if (match === null) return;
        listeners.delete(look);
        resolve(match);
      };
      listeners.add(look);
      void ended.then(() => reject(new Error(`Ended without printing ${String(pattern)}:\n${printed}`)));
      look();
    });

  const stop = openResources.add(`the Cordon on ${folder}`, async () => {
    for (const pid of processesWith(folder)) process.kill(pid, 'SIGKILL');
    await ended;
    if (dataFolder === undefined) rmSync(folder, { recursive: true, force: true });
  });
  return {
    dataFolder: folder,
    output: () => printed,
    until,
    ended,
    signal: (name) => child.kill(name),
    pressCtrlC: () => process.kill(-(child.pid ?? Number.NaN), 'SIGINT'),
    stop,
  };
}

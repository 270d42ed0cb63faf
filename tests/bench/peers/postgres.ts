import { spawn, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { openResources } from '../../support/open-resources.ts';

export type Postgres = { readonly host: string; readonly user: string; stop(): Promise<void> };

const debianFolder = '/usr/lib/postgresql';
const user = 'postgres';
const isRoot = process.getuid?.() === 0;

/** @returns the folder of its programs; null where it is not installed */
export function findPostgres(): string | null {
  const versions = existsSync(debianFolder) ? readdirSync(debianFolder).map(Number) : [];
  const folders = versions.toSorted((a, b) => b - a).map((version) => join(debianFolder, String(version), 'bin'));
  const onPath = (process.env['PATH'] ?? '').split(':');
  return [...folders, ...onPath].find((folder) => existsSync(join(folder, 'initdb'))) ?? null;
}

/**
 * A PostgreSQL of its own in a temporary folder, tuned as a careful person would for a small machine.
 *
 * @param isDurable whether a commit waits for the disk: as Redis with `always`, or with `everysec`
 */
export async function startPostgres(programs: string, isDurable: boolean): Promise<Postgres> {
  const folder = mkdtempSync(join(tmpdir(), 'cordon-pg-'));
  if (isRoot) chownSync(folder, idOf('-u'), idOf('-g'));
  const data = join(folder, 'data');
  run([join(programs, 'initdb'), '-D', data, '-U', user, '-A', 'trust', '-E', 'UTF8', '--no-locale', '-N']);
  const settings = {
    listen_addresses: '',
    unix_socket_directories: folder,
    max_connections: '100',
    shared_buffers: '256MB',
    synchronous_commit: isDurable ? 'on' : 'off',
    wal_buffers: '16MB',
    max_wal_size: '4GB',
    checkpoint_timeout: '30min',
    random_page_cost: '1.1',
    jit: 'off',
    autovacuum_naptime: '10s',
  };
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const [program = '', ...args] = asUserOf([join(programs, 'postgres'), '-D', data, ...options]);
  const child = spawn(program, args, { cwd: folder, stdio: 'ignore', detached: true });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = openResources.add('the PostgreSQL of the bench', async () => {
    child.kill('SIGINT'); // fast: ends its connections
    await ended;
    rmSync(folder, { recursive: true, force: true });
  });
  await untilReady(folder);
  return { host: folder, user, stop };
}

/** PostgreSQL refuses to run as root: then it runs as its own user of the system. */
function asUserOf(command: readonly string[]): readonly string[] {
  return isRoot ? ['setpriv', '--reuid', user, '--regid', user, '--clear-groups', '--', ...command] : command;
}

function run(command: readonly string[]): void {
  const [program = '', ...args] = asUserOf(command);
  const { status, stderr } = spawnSync(program, args, { encoding: 'utf8', cwd: tmpdir() });
  if (status !== 0) throw new Error(`${command[0]} failed: ${stderr}`);
}

function idOf(flag: '-u' | '-g'): number {
  return Number(spawnSync('id', [flag, user], { encoding: 'utf8' }).stdout);
}

async function untilReady(host: string): Promise<void> {
  for (let tries = 1; ; tries++) {
    const client = new Client({ host, user, database: user });
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (tries === 200) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

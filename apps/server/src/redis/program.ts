import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { StartFault } from '../start-fault.ts';

const programs = ['redis-server', 'valkey-server'];

/** @param path the PATH to search; the first folder with either program is taken. @throws StartFault when there is none */
export function findRedisProgram(path = process.env['PATH'] ?? ''): string {
  const folders = path.split(delimiter).filter((folder) => folder !== '');
  const candidates = folders.flatMap((folder) => programs.map((program) => join(folder, program)));
  const found = candidates.find(isExecutable);
  if (found === undefined) {
    throw new StartFault(
      'No Redis was found: put redis-server or valkey-server on the PATH, or set REDIS_URL to a Redis that runs.',
    );
  }
  return found;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

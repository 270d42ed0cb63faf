import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { StartFault } from '../start-fault.ts';

/** Makes the folder if needed, for its owner alone: it holds people's data and the key to it. @throws StartFault */
export function prepareFolder(folder: string): void {
  try {
    makeFolder(folder);
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (cause) {
    const reason = codeOf(cause) ?? 'unknown reason';
    throw new StartFault(`The data folder ${folder} can't be written (${reason}): give CORDON_DATA a folder that can.`);
  }
}

/**
 * Makes the parents first, and tries each once. Node's own `recursive` never returns when the parent exists and can hold no
 * folder, as below /proc: it gets ENOENT, makes the parent, finds that it exists, and tries again for ever.
 */
function makeFolder(folder: string): void {
  if (isFolder(folder)) return;
  const parent = dirname(folder);
  if (!existsSync(parent)) makeFolder(parent);
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (cause) {
    if (!isFolder(folder)) throw cause; // else another process was quicker
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function codeOf(cause: unknown): string | undefined {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : undefined;
}

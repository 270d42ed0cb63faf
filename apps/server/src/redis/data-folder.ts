import { accessSync, constants, mkdirSync } from 'node:fs';
import { StartFault } from '../start-fault.ts';

/** Makes the folder where needed: for its owner alone, since it holds people's data and the key to it. */
export function prepareFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (cause) {
    const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown reason';
    throw new StartFault(`The data folder ${folder} can't be written (${reason}): give CORDON_DATA a folder that can.`);
  }
}

import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import browsers from '../../scripts/bootstrap/browsers.json' with { type: 'json' };

/** The system's Chromium; `npm test` sees to it that there is one. CHROMIUM names another. */
export function chromiumPath(): string {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const onPath = browsers.programs.flatMap((program) => folders.map((folder) => join(folder, program)));
  const found = [process.env['CHROMIUM'] ?? '', ...onPath, ...browsers.elsewhere].find(isExecutable);
  if (found === undefined) throw new Error('No Chromium was found: run "npm test", which installs one.');
  return found;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return file !== '';
  } catch {
    return false;
  }
}

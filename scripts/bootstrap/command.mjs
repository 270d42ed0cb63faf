import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** @returns the full path of the first of these programs that is on the PATH */
export function findProgram(...names) {
  for (const name of names) {
    for (const folder of (process.env.PATH ?? '').split(delimiter)) {
      const file = join(folder, name);
      try {
        if (folder !== '') accessSync(file, constants.X_OK);
        if (folder !== '') return file;
      } catch {
        // not in this folder
      }
    }
  }
  return undefined;
}

/** Runs a command and shows its complaints if it fails. A signal to us ends it too, and then us. */
export function succeeds(program, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { ...options, stdio: ['ignore', 'ignore', 'pipe'] });
    const complaints = [];
    child.stderr.on('data', (chunk) => complaints.push(chunk));
    const pass = (signal) => {
      child.kill(signal);
      child.once('close', () => process.exit(143));
    };
    const signals = ['SIGTERM', 'SIGINT', 'SIGHUP'];
    for (const signal of signals) process.once(signal, pass);
    const finish = (success) => {
      for (const signal of signals) process.off(signal, pass);
      if (!success) process.stderr.write(Buffer.concat(complaints));
      resolve(success);
    };
    child.once('error', () => finish(false));
    child.once('close', (code) => finish(code === 0));
  });
}

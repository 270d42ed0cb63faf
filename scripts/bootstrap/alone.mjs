import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { tell } from './tell.mjs';

const file = '.tools/busy';

/** Two commands started at once on a fresh machine must not install or build over each other. */
export async function alone(work) {
  mkdirSync('.tools', { recursive: true });
  for (let told = false; !isTaken(); told = true) {
    if (!told) tell('Waiting for another command that is still preparing this machine.');
    await pause(300);
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

function isTaken() {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (!isAlive(Number(readFileSync(file, 'utf8')))) rmSync(file, { force: true });
    return false;
  }
}

function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}

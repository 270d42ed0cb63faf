/*
 * Loaded by a server before its own code, in a chaos run and nowhere else. Once armed by SIGUSR2, the process ends at one moment,
 * known by what Redis has just answered: after a commit and before anybody is told of it, say.
 */
import { Socket } from 'node:net';

const points: Readonly<Record<string, (answer: Buffer) => boolean>> = {
  'before-ack': (answer) => answer.includes('\r\ncommitted\r\n'),
  'before-broadcast': (answer) => answer.includes('cordon:{demo}:feed\r\n') && answer.includes('{"seq":'),
};

const isThere = points[process.env['CHAOS_FAIL_POINT'] ?? ''];
let isArmed = false;
process.on('SIGUSR2', () => void (isArmed = true));

const push = Socket.prototype.push;
Socket.prototype.push = function watched(this: Socket, chunk: unknown, encoding?: BufferEncoding): boolean {
  if (isArmed && Buffer.isBuffer(chunk) && isThere?.(chunk) === true) process.kill(process.pid, 'SIGKILL');
  return push.call(this, chunk, encoding);
};

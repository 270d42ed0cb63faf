import { createConnection } from 'node:net';

export type Answer =
  | { readonly kind: 'reply'; readonly text: string }
  /** Nobody listens: no such socket, or one that its owner left behind. */
  | { readonly kind: 'nobody' }
  /** Somebody listens and says nothing in time, or hangs up. */
  | { readonly kind: 'silent' };

/**
 * Puts one question to a Redis over its Unix socket, without a client's reconnecting and queueing,
 * which would hide what is to be found out here: does it run, is it still loading?
 */
export function askRedis(socketPath: string, question: string, limitMs: number): Promise<Answer> {
  return new Promise((resolve) => {
    let heard = '';
    const socket = createConnection(socketPath);
    const limit = setTimeout(() => finish({ kind: 'silent' }), limitMs);
    const finish = (answer: Answer): void => {
      clearTimeout(limit);
      socket.destroy();
      resolve(answer);
    };
    socket.setEncoding('utf8');
    socket.once('connect', () => socket.write(`${question}\r\n`));
    socket.on('data', (chunk: string) => {
      heard += chunk;
      if (isWhole(heard)) finish({ kind: 'reply', text: heard });
    });
    socket.once('error', () => finish({ kind: 'nobody' }));
    socket.once('close', () => finish({ kind: 'silent' }));
  });
}

/** A status or error is one line; a bulk string says its length first. */
function isWhole(reply: string): boolean {
  const headEnd = reply.indexOf('\r\n');
  if (headEnd < 0) return false;
  if (!reply.startsWith('$')) return true;
  return Buffer.byteLength(reply.slice(headEnd + 2)) >= Number(reply.slice(1, headEnd)) + 2;
}

import { createConnection } from 'node:net';

export type Answer =
  | { readonly kind: 'reply'; readonly text: string }
  /** There is no such socket, or nothing listens on it any more. */
  | { readonly kind: 'nobody' }
  /** Something listens, but does not answer in time, or closes the connection. */
  | { readonly kind: 'silent' };

/**
 * Sends one command to a Redis over its Unix socket, without a client library: its reconnecting and queueing would hide
 * whether Redis runs, and whether it is still loading.
 */
export function askRedis(socketPath: string, question: string, limitMs: number): Promise<Answer> {
  return new Promise((resolve) => {
    let text = '';
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
      text += chunk;
      if (isWhole(text)) finish({ kind: 'reply', text });
    });
    socket.once('error', () => finish({ kind: 'nobody' }));
    socket.once('close', () => finish({ kind: 'silent' }));
  });
}

/** A status or an error is one line; a bulk string begins with its length. */
function isWhole(reply: string): boolean {
  const headEnd = reply.indexOf('\r\n');
  if (headEnd < 0) return false;
  if (!reply.startsWith('$')) return true;
  return Buffer.byteLength(reply.slice(headEnd + 2)) >= Number(reply.slice(1, headEnd)) + 2;
}

import { connect } from 'node:net';
import { opcodes, readFrames, textFrame } from './frame.ts';

/** A connection to the server with nothing between: what is written is what goes out. */
export type RawConnection = {
  write(bytes: Buffer): void;
  /** @returns whether a message that begins so came; false when the connection closed first, null when neither did in time */
  awaits(prefix: string): Promise<boolean | null>;
  closed: Promise<void>;
  isClosed(): boolean;
  /** Lets what was written arrive, and goes. */
  leave(): void;
};

const answerWithinMs = 10_000;
const separator = '\r\n\r\n';

export const upgradeRequest = (host: string, path = '/socket.io/?EIO=4&transport=websocket') =>
  [
    `GET ${path} HTTP/1.1`,
    `Host: ${host}`,
    `Origin: http://${host}`,
    'Upgrade: websocket',
    'Connection: Upgrade',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    'Sec-WebSocket-Version: 13',
  ].join('\r\n') + separator;

/** A plain connection. @param from an address of this machine */
export function openRaw(url: string, from?: string): RawConnection & { head: Promise<string | null> } {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port), ...(from === undefined ? {} : { localAddress: from }) });
  socket.setNoDelay(true);
  socket.on('error', () => undefined); // it closes next
  const waiting = new Map<string, (came: boolean) => void>();
  const head = Promise.withResolvers<string | null>();
  let isUpgraded = false;
  let unread: Buffer = Buffer.alloc(0);

  function hear(text: string): void {
    if (text === '2') socket.write(textFrame('3'));
    for (const [prefix, came] of waiting) if (text.startsWith(prefix)) came(true);
  }
  socket.on('data', (chunk) => {
    unread = Buffer.concat([unread, chunk]);
    if (!isUpgraded) {
      const end = unread.indexOf(separator);
      if (end === -1) return;
      isUpgraded = true;
      head.resolve(unread.subarray(0, end).toString('latin1'));
      unread = unread.subarray(end + separator.length);
    }
    const { frames, rest } = readFrames(unread);
    unread = rest;
    for (const { opcode, text } of frames) {
      if (opcode === opcodes.text) hear(text);
      if (opcode === opcodes.close) socket.end();
    }
  });
  const closed = new Promise<void>((resolve) => {
    socket.once('close', () => {
      head.resolve(null);
      for (const came of waiting.values()) came(false);
      resolve();
    });
  });
  return {
    head: head.promise,
    write: (bytes) => void socket.write(bytes),
    closed,
    isClosed: () => socket.closed || socket.destroyed,
    leave: () => void socket.end(),
    async awaits(prefix) {
      if (socket.closed) return false;
      const { promise, resolve } = Promise.withResolvers<boolean | null>();
      const late = setTimeout(() => resolve(null), answerWithinMs);
      waiting.set(prefix, resolve);
      const came = await promise;
      waiting.delete(prefix);
      clearTimeout(late);
      return came;
    },
  };
}

/** An upgraded connection that has not signed in, or null when it was turned away. */
export async function openConnection(url: string, from?: string): Promise<RawConnection | null> {
  const connection = openRaw(url, from);
  connection.write(Buffer.from(upgradeRequest(new URL(url).host)));
  const head = await connection.head;
  if (head?.startsWith('HTTP/1.1 101') === true) return connection;
  connection.leave();
  return null;
}

/** @param packet what signs it in */
export async function openSignedConnection(url: string, packet: string): Promise<RawConnection | null> {
  const connection = await openConnection(url);
  if (connection === null) return null;
  const joined = connection.awaits('40');
  connection.write(textFrame(packet));
  if ((await joined) === true) return connection;
  connection.leave();
  return null;
}

/** What the server says to a request for a connection with these headers; null when it says nothing and closes. */
export async function upgradeHead(
  url: string,
  headers: Readonly<Record<string, string>>,
  from?: string,
): Promise<string | null> {
  const connection = openRaw(url, from);
  const usual = upgradeRequest('')
    .split('\r\n')
    .filter((text) => !/^(?:Host|Origin):/.test(text));
  const [request = '', ...others] = usual;
  const given = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  connection.write(Buffer.from([request, ...given, ...others].join('\r\n')));
  const head = await connection.head;
  connection.leave();
  return head;
}

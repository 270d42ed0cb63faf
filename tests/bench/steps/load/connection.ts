import type { Socket } from 'node:net';
import { WebSocket } from 'ws';

const connectWithinMs = 30_000;

/** Something that answers each text that it is sent. */
export type Connection = {
  ask(text: string, answered: (answer: string) => void): void;
  close(): void;
};

export type SocketIoOptions = {
  auth?: object;
  /** The event that `ask` sends; the text is its payload, as JSON. */
  event: string;
  /** Each event of the server, as it came. */
  onEvent?: (data: Buffer) => void;
};

/** The answer's JSON, and what came with it as bytes. */
export type Answer = { text: string; binary: readonly Buffer[] };

export type SocketIoConnection = Connection & {
  askFor(event: string, text: string): Promise<Answer>;
  /** Everything that has come over the wire so far, headers and frames included. */
  bytesReceived(): number;
};

const settings = { perMessageDeflate: false, skipUTF8Validation: true };

/**
 * A connection that speaks Socket.IO's text over a plain WebSocket: a client library would take more of the machine than what
 * is measured. Source: socket.io-protocol 5, engine.io-protocol 4.
 */
export async function openSocketIo(
  url: string,
  { auth = {}, event, onEvent }: SocketIoOptions,
): Promise<SocketIoConnection> {
  const address = `${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`;
  const socket = new WebSocket(address, { origin: url, ...settings });
  let wire: Socket | null = null;
  socket.on('upgrade', (response) => (wire = response.socket));
  const answers = createAnswers();
  await connected(socket, (resolve, reject) => {
    socket.on('message', (data: Buffer, isBinary) => {
      const kind = isBinary ? '' : data.toString('latin1', 0, 2);
      if (isBinary) answers.takeBytes(data);
      else if (kind === '42') onEvent?.(data);
      else if (kind === '43') answers.take(data);
      else if (kind === '46') answers.takeWithBytes(data);
      else if (kind === '2') socket.send('3');
      else if (kind.startsWith('0')) socket.send(`40${JSON.stringify(auth)}`);
      else if (kind === '40') resolve();
      else reject(new Error(`not connected: ${data.toString()}`));
    });
  });
  const send = (name: string, text: string, answered: (answer: Answer) => void): void => {
    socket.send(`42${answers.expect(answered)}["${name}",${text}]`);
  };
  return {
    ask: (text, answered) => send(event, text, (answer) => answered(answer.text)),
    bytesReceived: () => wire?.bytesRead ?? 0,
    askFor: (name, text) => new Promise((resolve) => send(name, text, resolve)),
    close: () => socket.terminate(),
  };
}

/** Who waits for which answer. */
function createAnswers() {
  const waiting = new Map<number, (answer: Answer) => void>();
  let next = 0;
  /* An answer with bytes that are still to come: each in a message of its own, right after it. */
  let incomplete: { data: Buffer; from: number; count: number; binary: Buffer[] } | null = null;

  function settle(data: Buffer, from: number, binary: readonly Buffer[]): void {
    const start = data.indexOf('[');
    const id = Number(data.toString('latin1', from, start));
    const answered = waiting.get(id);
    waiting.delete(id);
    answered?.({ text: data.toString('utf8', start + 1, data.length - 1), binary });
  }

  return {
    /** @returns the number to ask with */
    expect(answered: (answer: Answer) => void): number {
      waiting.set(next, answered);
      return next++;
    },
    take: (data: Buffer) => settle(data, 2, []),
    takeWithBytes(data: Buffer): void {
      const from = data.indexOf('-') + 1;
      incomplete = { data, from, count: Number(data.toString('latin1', 2, from - 1)), binary: [] };
    },
    takeBytes(bytes: Buffer): void {
      if (incomplete === null) return;
      incomplete.binary.push(bytes);
      if (incomplete.binary.length < incomplete.count) return;
      const { data, from, binary } = incomplete;
      incomplete = null;
      settle(data, from, binary);
    },
  };
}

/** A bare WebSocket whose other end sends back what it gets, in the same order. */
export async function openEcho(url: string): Promise<Connection> {
  const socket = new WebSocket(url.replace('http', 'ws'), settings);
  const waiting: ((answer: string) => void)[] = [];
  await connected(socket, (resolve) => {
    socket.on('open', resolve);
    socket.on('message', (data: Buffer) => waiting.shift()?.(data.toString()));
  });
  return {
    ask(text, answered) {
      waiting.push(answered);
      socket.send(text);
    },
    close: () => socket.terminate(),
  };
}

/** @throws Error when it is refused, or lost while nobody closed it; the latter ends the process, and with it the bench */
async function connected(
  socket: WebSocket,
  listen: (resolve: () => void, reject: (error: Error) => void) => void,
): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const timeout = setTimeout(() => reject(new Error('a connection was not answered')), connectWithinMs);
    listen(() => {
      clearTimeout(timeout);
      resolve();
    }, reject);
    socket.on('error', reject);
    socket.on('close', () => reject(new Error('a connection was closed')));
  }).catch((error: unknown) => {
    socket.terminate();
    throw error;
  });
}

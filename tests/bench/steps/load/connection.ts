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

const settings = { perMessageDeflate: false, skipUTF8Validation: true };

/**
 * A connection that speaks Socket.IO's text over a plain WebSocket: a client library would take more of the machine than what
 * is measured. Source: socket.io-protocol 5, engine.io-protocol 4.
 */
export async function openSocketIo(
  url: string,
  { auth = {}, event, onEvent }: SocketIoOptions,
): Promise<Connection & { askFor(event: string, text: string): Promise<string> }> {
  const address = `${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`;
  const socket = new WebSocket(address, { origin: url, ...settings });
  const waiting = new Map<number, (answer: string) => void>();
  let next = 0;

  function answer(data: Buffer): void {
    const from = data.indexOf('[');
    const id = Number(data.toString('latin1', 2, from));
    const answered = waiting.get(id);
    waiting.delete(id);
    answered?.(data.toString('utf8', from + 1, data.length - 1));
  }

  await connected(socket, (resolve, reject) => {
    socket.on('message', (data: Buffer) => {
      const kind = data.toString('latin1', 0, 2);
      if (kind === '42') onEvent?.(data);
      else if (kind === '43') answer(data);
      else if (kind === '2') socket.send('3');
      else if (kind.startsWith('0')) socket.send(`40${JSON.stringify(auth)}`);
      else if (kind === '40') resolve();
      else reject(new Error(`not connected: ${data.toString()}`));
    });
  });
  const send = (name: string, text: string, answered: (answer: string) => void): void => {
    const id = next++;
    waiting.set(id, answered);
    socket.send(`42${id}["${name}",${text}]`);
  };
  return {
    ask: (text, answered) => send(event, text, answered),
    askFor: (name, text) => new Promise((resolve) => send(name, text, resolve)),
    close: () => socket.terminate(),
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
  });
}

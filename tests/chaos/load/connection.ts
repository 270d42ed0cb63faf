import { protocolVersion } from '@cordon/protocol/wire/protocol.ts';
import { nonceHeader, socketPath } from '@cordon/protocol/wire/session.ts';
import { generateProof, type KeyPair } from 'dpop';
import { io, type Socket } from 'socket.io-client';
import { z } from 'zod';

const retryMs = 50;
const connectMs = 5_000;

/** A server, and what the bytes to it go through, if anything. */
export type Place = { url: string; through?: string };
export type Ticket = { token: string; keys: KeyPair };

export type ConnectionOptions = {
  places: readonly Place[]; // tried one after the other
  ticket: Ticket;
  answerMs: number;
  /** Called with each new socket, before anything is sent over it. */
  onOpen?: (socket: Socket) => void;
};

/** A connection as a tablet holds it: lost, it is opened anew, at the next server. */
export type Connection = {
  /** @returns null when nobody knows: no answer came in time, or the connection was lost first */
  ask(event: string, payload: unknown): Promise<unknown>;
  /** The person's right to be here has ended. */
  isTurnedAway(): boolean;
  isOpen(): boolean;
  close(): void;
};

const refusal = z.object({ data: z.object({ code: z.string() }) });

export function openConnection({ places, ticket, answerMs, onOpen }: ConnectionOptions): Connection {
  let [isClosed, isTurnedAway] = [false, false];
  let turn = 0;
  let open = Promise.withResolvers<Socket | null>();
  let socket: Socket | null = null;

  async function run(): Promise<void> {
    while (!isClosed) {
      const place = places[turn % places.length];
      if (place === undefined) throw new Error('a connection to nowhere');
      turn += 1;
      try {
        socket = await connect(place, ticket);
      } catch (error) {
        // In the first moments the process may not know yet who is on duty: only a connection that stood is turned away.
        const code = refusal.safeParse(error).data?.data.code;
        if (code === 'not-signed-in' && turn > places.length * 3) return turnAway();
        await new Promise((resolve) => setTimeout(resolve, retryMs));
        continue;
      }
      if (!socket.connected) continue; // a server that stops may close it in the same moment
      const lost = new Promise((resolve) => socket?.once('disconnect', resolve));
      if (isClosed) return void socket.disconnect();
      onOpen?.(socket);
      open.resolve(socket);
      await lost;
      socket = null;
      open = Promise.withResolvers();
    }
  }

  function turnAway(): void {
    [isTurnedAway, isClosed] = [true, true];
    open.resolve(null);
  }

  const running = run();
  running.catch((error: unknown) => open.reject(error));
  return {
    async ask(event, payload) {
      const over = await open.promise;
      if (over === null || isClosed) return null;
      try {
        return await over.timeout(answerMs).emitWithAck(event, payload);
      } catch {
        over.disconnect(); // silent: another way may be better
        return null;
      }
    },
    isTurnedAway: () => isTurnedAway,
    isOpen: () => socket?.connected === true,
    close() {
      isClosed = true;
      socket?.disconnect();
      open.resolve(null);
    },
  };
}

async function connect({ url, through }: Place, { token, keys }: Ticket): Promise<Socket> {
  const response = await fetch(`${url}/api/v1/site`, { signal: AbortSignal.timeout(connectMs) });
  await response.body?.cancel();
  const proof = await generateProof(keys, `${url}${socketPath}`, 'GET', response.headers.get(nonceHeader) ?? '', token);
  const socket = io(through ?? url, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    timeout: connectMs,
    auth: { token, protocol: protocolVersion, proof },
    extraHeaders: { origin: url, host: new URL(url).host },
  });
  try {
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('connect_error', reject);
      socket.once('disconnect', (reason) => reject(new Error(reason)));
      setTimeout(() => reject(new Error('nobody answered')), connectMs).unref();
    });
    return socket;
  } catch (error) {
    socket.disconnect();
    throw error;
  }
}

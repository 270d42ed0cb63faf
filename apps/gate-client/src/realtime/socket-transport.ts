import { io, type Socket } from 'socket.io-client';
import { protocolVersion } from '@cordon/protocol/wire/protocol.ts';
import type { OpenTransport } from './transport.ts';

/** When and how often to come back is the connection's own decision: Socket.IO's reconnection stays off. */
export const openSocket: OpenTransport = (token, events) => {
  const socket: Socket = io({
    transports: ['websocket'],
    autoConnect: false,
    reconnection: false,
    forceNew: true,
    timeout: 10_000,
    auth: { token, protocol: protocolVersion },
  });
  socket.on('connect', events.opened);
  socket.on('disconnect', () => {
    events.lost(null);
  });
  socket.on('connect_error', (error: Error & { data?: unknown }) => {
    events.lost(error.data ?? null);
  });
  socket.on('events', events.packet);
  socket.on('bye', events.bye);
  return {
    open: () => void socket.connect(),
    close: () => void socket.disconnect(),
    ask: (event, payload, timeoutMs) => {
      if (!socket.connected) return Promise.reject(new Error('not connected'));
      return socket.timeout(timeoutMs).emitWithAck(event, payload) as Promise<unknown>;
    },
  };
};

import { io, type Socket } from 'socket.io-client';
import { protocolVersion } from '@cordon/protocol/wire/protocol.ts';
import { socketPath } from '@cordon/protocol/wire/session.ts';
import type { Proofs } from '../device/proofs.ts';
import type { OpenTransport } from './wire.ts';

/** When and how often to come back is the connection's own decision: Socket.IO's reconnection stays off. */
export function socketTransport(proofs: Proofs): OpenTransport {
  return (token, events) => {
    const socket: Socket = io({
      transports: ['websocket'],
      autoConnect: false,
      reconnection: false,
      forceNew: true,
      timeout: 10_000,
      /* [U223] Each wire shows a proof of its own, made when it opens: an older one may have seen its nonce go. */
      auth: (show) => {
        proofs.make('GET', socketPath, token).then(
          (proof) => show({ token, protocol: protocolVersion, proof: proof ?? '' }),
          () => events.lost(null),
        );
      },
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
    socket.on('claims', events.claims);
    return {
      open: () => void socket.connect(),
      close: () => void socket.disconnect(),
      ask: (event, payload, timeoutMs) => {
        if (!socket.connected) return Promise.reject(new Error('not connected'));
        return socket.timeout(timeoutMs).emitWithAck(event, payload) as Promise<unknown>;
      },
    };
  };
}

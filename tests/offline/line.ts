import { io } from 'socket.io-client';
import type { OpenTransport } from '../../apps/gate-client/src/realtime/wire.ts';
import type { Device } from '../support/device.ts';

/** The line of a tablet that has no browser: the same wire, the same proofs. */
export function connectionOf(device: Device): OpenTransport {
  return (token, events) => {
    const { url } = device;
    const socket = io(url, {
      transports: ['websocket'],
      autoConnect: false,
      reconnection: false,
      forceNew: true,
      auth: (show) => void device.auth(token).then(show),
      extraHeaders: { origin: new URL(url).origin },
    });
    socket.on('connect', events.opened);
    socket.on('disconnect', () => events.lost(null));
    socket.on('connect_error', (error: Error & { data?: unknown }) => events.lost(error.data ?? null));
    socket.on('events', events.packet);
    socket.on('bye', events.bye);
    return {
      open: () => void socket.connect(),
      close: () => void socket.disconnect(),
      ask: (event, payload, timeoutMs) =>
        socket.connected
          ? (socket.timeout(timeoutMs).emitWithAck(event, payload) as Promise<unknown>)
          : Promise.reject(new Error('not connected')),
    };
  };
}

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { WebSocketServer } from 'ws';

/* A process of its own that sends back what it gets: what the transport alone costs. */

const http = createServer();
if (process.argv[2] === 'socket.io') {
  const io = new Server(http, { transports: ['websocket'], serveClient: false, perMessageDeflate: false });
  io.on('connection', (socket) => {
    socket.on('echo', (payload: unknown, answer: (payload: unknown) => void) => answer(payload));
  });
} else {
  const ws = new WebSocketServer({ server: http, perMessageDeflate: false });
  ws.on('connection', (socket) => {
    socket.on('message', (data: Buffer) => socket.send(data, { binary: false }));
  });
}
http.listen(0, '127.0.0.1', () => process.send?.((http.address() as AddressInfo).port));
process.on('disconnect', () => process.exit());

import type { Server, ServerOptions } from 'node:http';
import { realClock } from '../../ops/real-clock.ts';

/** [LM6] In ms. A slow request occupies a connection and nothing else, and not for long. */
export const timeLimits = {
  headersTimeout: 10_000, // from the first byte, or from the connection when none comes
  requestTimeout: 30_000, // an import of 8 MiB at 300 KB a second
  connectionsCheckingInterval: 2_000, // how late the two above may be noticed
  keepAliveTimeout: 10_000,
  maxHeaderSize: 16 * 1024,
} as const satisfies ServerOptions;

const headersAtMost = 100;
const requestsOfConnection = 1_000;
/** Two thousand tablets with a connection and some files each; beyond it connections are closed unread. */
const connectionsAtMost = 8_192;
const idleMs = 30_000;
const answerWithinMs = 120_000;

/** Sets what Node takes only as properties, and ends connections whose client reads an answer too slowly. */
export function limitServer(http: Server, systemClock = realClock): void {
  http.maxHeadersCount = headersAtMost;
  http.maxRequestsPerSocket = requestsOfConnection;
  http.maxConnections = connectionsAtMost;
  http.setTimeout(idleMs); // of an HTTP connection; a WebSocket ends it for itself
  http.on('request', ({ socket }, response) => {
    const cancel = systemClock.setTimer(answerWithinMs, () => socket.destroy());
    response.once('close', cancel);
  });
}

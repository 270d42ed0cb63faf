import { createServer, type RequestListener, type Server } from 'node:http';
import { refusal } from '../refusal.ts';
import { limitServer, timeLimits } from './time-limits.ts';

export type Front = {
  http: Server;
  /** From here on requests are answered by this. */
  open(serve: RequestListener): void;
};

/**
 * [I2] The port is taken before anything else is done, and until everything is there it only says so: not ready, and try
 * again. WebSockets come as requests too, as long as nobody listens for upgrades, and get the same answer.
 */
export function openFront(): Front {
  let serve: RequestListener = notYet;
  const http = createServer(timeLimits, (request, response) => serve(request, response));
  limitServer(http);
  return {
    http,
    open: (ready) => void (serve = ready),
  };
}

const notYet: RequestListener = ({ url }, response) => {
  const isAlive = url === '/livez';
  const body = isAlive
    ? { alive: true }
    : url === '/readyz'
      ? { ready: false, starting: true }
      : refusal('unavailable');
  response.writeHead(isAlive ? 200 : 503, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
};

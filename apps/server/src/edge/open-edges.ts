import { createServer, type Server } from 'node:http';
import type { Redis } from 'ioredis';
import type { Submit } from '../commands/submit.ts';
import type { Feed } from '../feed/open-feed.ts';
import type { Identity, Session } from '../identity/identity.ts';
import type { Queue } from 'bullmq';
import type { Keys } from '../log/keys.ts';
import type { Notify } from '../notify/open-notify.ts';
import type { Clock } from '../ops/clock.ts';
import type { InFlight } from '../ops/in-flight.ts';
import type { Logger } from '../ops/logger.ts';
import type { Metrics } from '../ops/metrics/metrics.ts';
import type { Readiness } from '../ops/readiness.ts';
import type { PeopleRegister } from '../people/register.ts';
import { openDutyWatch } from './duty-watch.ts';
import { openApp } from './http/app.ts';
import { openTickets } from './http/queues/tickets.ts';
import { routesOf } from './http/routes.ts';
import { openSocketEdge, type SocketEdge } from './socket/edge.ts';
import type { Io } from './socket/io.ts';

const headersWithinMs = 10_000;
const requestWithinMs = 30_000;

/** Slow headers and bodies hold a line and nothing else, and not for long. */
export function openHttp(): Server {
  return createServer({ headersTimeout: headersWithinMs, requestTimeout: requestWithinMs });
}

export type EdgeParts = {
  http: Server;
  io: Io;
  feed: Feed;
  redis: Redis;
  keys: Keys;
  clock: Clock;
  pace: Clock;
  log: Logger;
  submit: Submit;
  identity: Identity;
  people: PeopleRegister;
  notify: Pick<Notify, 'office'>;
  queue: Queue;
  readiness: Readiness;
  metrics: Metrics;
  metricsToken: string | undefined;
  inFlight: InFlight;
  clientFolder: string;
};

export function openEdges(parts: EdgeParts): SocketEdge {
  const { http, feed, redis, clock, identity, log, metrics } = parts;
  const isAlive = async ({ sessionKey, expiresAt }: Session) =>
    expiresAt > clock.now() && (await redis.exists(sessionKey)) === 1;
  const sockets = openSocketEdge({ ...parts, ...feed, isAlive, measures: metrics });
  const { revoke } = sockets;
  feed.live.watch(openDutyWatch({ identity, revoke, log }));
  feed.live.watch({ onBreak: () => void sockets.partWithAll('stopping') });
  const { live } = feed;
  const { prefix } = parts.keys;
  const tickets = openTickets({ redis, prefix, isAlive, site: () => live.site().state });
  const routes = routesOf({ ...parts, live, revoke, tickets });
  http.on('request', openApp({ ...parts, live, routes, tickets }));
  return sockets;
}

import type { X509Certificate } from 'node:crypto';
import type { RequestListener } from 'node:http';
import type { Redis } from 'ioredis';
import type { Submit, SubmitBatch } from '../commands/submit.ts';
import type { Feed } from '../feed/feed.ts';
import type { Devices } from '../identity/devices.ts';
import type { Identity, Session } from '../identity/identity.ts';
import type { Proofs } from '../identity/proofs.ts';
import type { Queue } from 'bullmq';
import type { Keys } from '../log/keys.ts';
import type { Notify } from '../notify/notify.ts';
import type { SiteClock, SystemClock } from '../ops/clock.ts';
import type { InFlight } from '../ops/in-flight.ts';
import type { Logger } from '../ops/logger.ts';
import type { Metrics } from '../ops/metrics/metrics.ts';
import type { Readiness } from '../ops/readiness.ts';
import type { PeopleRegister } from '../people/register.ts';
import { rewriteLog } from '../redis/rewrite-log.ts';
import type { Nights } from '../review/nights.ts';
import type { AskForReport, Reports } from '../review/reports.ts';
import type { Audit } from './audit.ts';
import { createDutyWatch } from './duty-watch.ts';
import { createApp } from './http/app.ts';
import type { Origins } from './origins.ts';
import { createTickets } from './http/queues/tickets.ts';
import { routesOf } from './http/routes.ts';
import type { Limits } from './limits/limits.ts';
import { createSocketEdge, type SocketEdge } from './socket/edge.ts';
import type { Io } from './socket/io.ts';

export type EdgeParts = {
  io: Io;
  feed: Feed;
  redis: Redis;
  keys: Keys;
  siteClock: SiteClock;
  systemClock: SystemClock;
  log: Logger;
  submit: Submit;
  submitBatch: SubmitBatch;
  identity: Identity;
  devices: Devices;
  proofs: Proofs;
  audit: Audit;
  addresses: () => readonly string[];
  people: PeopleRegister;
  nights: Nights;
  reports: Reports;
  askForReport: AskForReport;
  notify: Pick<Notify, 'office'>;
  queues: readonly Queue[];
  readiness: Readiness;
  metrics: Metrics;
  metricsToken: string | undefined;
  inFlight: InFlight;
  limits: Limits;
  clientFolder: string;
  origins: Origins;
  root: () => X509Certificate | null;
};

/** Both transports, sockets and HTTP, ready to be opened. */
export type Edges = { sockets: SocketEdge; app: RequestListener };

export function createEdges(parts: EdgeParts): Edges {
  const { feed, redis, siteClock, identity, log, metrics } = parts;
  const isAlive = async ({ sessionKey, expiresAt }: Session) =>
    expiresAt > siteClock.now() && (await redis.exists(sessionKey)) === 1;
  const sockets = createSocketEdge({ ...parts, ...feed, isAlive, measures: metrics });
  const { revoke } = sockets;
  feed.live.watch(createDutyWatch({ identity, revoke, log }));
  feed.live.watch({ onBreak: () => void sockets.partWithAll('stopping') });
  const { live } = feed;
  const { prefix } = parts.keys;
  const tickets = createTickets({ redis, prefix, isAlive, site: () => live.site().state });
  const forgetErased = () => rewriteLog(redis);
  const routes = routesOf({ ...parts, live, revoke, tickets, forgetErased });
  return { sockets, app: createApp({ ...parts, live, routes, tickets }) };
}

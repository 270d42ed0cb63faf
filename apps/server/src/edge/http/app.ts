import type { X509Certificate } from 'node:crypto';
import express, { type Express } from 'express';
import type { Readiness } from '../../ops/readiness.ts';
import type { Logger } from '../../ops/logger.ts';
import type { Origins } from '../origins.ts';
import { answering, type AnswerParts, onFault, unknownRoute } from './answer.ts';
import { authorityRoutes } from './authority.ts';
import { clientFiles } from './client-files.ts';
import { ownPages, plainConnections } from './guards.ts';
import { neverStored, securityHeaders } from './headers.ts';
import { healthRoutes } from './health.ts';
import { metricsRoute, type MetricsRouteParts } from './metrics.ts';
import { queuesBoard, type QueuesBoardParts } from './queues/board.ts';
import { placeOf, type Route } from './route.ts';

export type AppParts = AnswerParts &
  MetricsRouteParts &
  QueuesBoardParts & {
    routes: readonly Route[];
    readiness: Readiness;
    clientFolder: string;
    origins: Origins;
    root: () => X509Certificate | null;
    log: Pick<Logger, 'error'>;
  };

export function createApp({ routes, readiness, clientFolder, log, origins, root, ...parts }: AppParts): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('query parser', 'simple');
  app.use(securityHeaders);
  app.use(plainConnections(), ownPages(origins));
  app.use(healthRoutes(readiness));
  app.use(authorityRoutes(root));
  app.use(metricsRoute(parts));
  app.use('/api', neverStored);
  for (const route of routes) {
    const { method, path } = placeOf(route.row);
    app[method](`/api/v1${path}`, answering(route, parts));
  }
  app.use('/api', unknownRoute);
  app.use('/queues', queuesBoard(parts));
  app.use(clientFiles(clientFolder));
  app.use(onFault(log));
  return app;
}

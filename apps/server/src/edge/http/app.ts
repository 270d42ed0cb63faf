import express, { type Express } from 'express';
import type { Readiness } from '../../ops/readiness.ts';
import type { Logger } from '../../ops/logger.ts';
import { answering, type AnswerParts, onFault, unknownRoute } from './answer.ts';
import { clientFiles } from './client-files.ts';
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
    log: Pick<Logger, 'error'>;
  };

export function openApp({ routes, readiness, clientFolder, log, metrics, metricsToken, ...parts }: AppParts): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('query parser', 'simple');
  app.use(...securityHeaders);
  app.use(healthRoutes(readiness));
  app.use(metricsRoute({ metrics, metricsToken }));
  app.use('/api', neverStored);
  for (const route of routes) {
    const { method, path } = placeOf(route);
    app[method](`/api/v1${path}`, answering(route, parts));
  }
  app.use('/api', unknownRoute);
  app.use('/queues', queuesBoard(parts));
  app.use(clientFiles(clientFolder));
  app.use(onFault(log));
  return app;
}

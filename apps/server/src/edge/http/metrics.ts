import { Router } from 'express';
import type { Metrics } from '../../ops/metrics/metrics.ts';
import { refusal } from '../refusal.ts';
import { send } from './answer.ts';
import { neverStored } from './headers.ts';
import { mayReadMetrics } from './metrics-access.ts';

export type MetricsRouteParts = { metrics: Pick<Metrics, 'expose'>; metricsToken: string | undefined };

/** For Prometheus, which has no session. */
export function metricsRoute({ metrics, metricsToken }: MetricsRouteParts): Router {
  const router = Router();
  router.get('/metrics', neverStored, (request, response, next) => {
    const { socket, headers } = request;
    if (!mayReadMetrics({ from: socket.remoteAddress, headers }, metricsToken)) {
      return send(response, refusal('forbidden'));
    }
    metrics
      .expose()
      .then(({ type, text }) => response.setHeader('Content-Type', type).end(text))
      .catch(next);
  });
  return router;
}

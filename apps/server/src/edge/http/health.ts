import { Router } from 'express';
import type { Readiness } from '../../ops/readiness.ts';
import { neverStored } from './headers.ts';

/** For the system that runs the process: is it alive, and is it ready for requests? */
export function healthRoutes(readiness: Readiness): Router {
  const router = Router();
  router.get('/livez', neverStored, (_request, response) => void response.json({ alive: true }));
  router.get('/readyz', neverStored, (_request, response, next) => {
    readiness
      .look()
      .then((state) => response.status(state.ready ? 200 : 503).json(state))
      .catch(next);
  });
  return router;
}

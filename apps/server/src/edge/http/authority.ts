import type { X509Certificate } from 'node:crypto';
import { Router } from 'express';
import { refusal } from '../refusal.ts';
import { send } from './answer.ts';
import { authorityPage } from './authority-page.ts';
import { neverStored } from './headers.ts';

/**
 * [TL7] The root certificate of this machine's own authority, for tablets to install. Plain HTTP serves it too, since a tablet
 * without it can trust no connection: people compare its fingerprint with the one that the start printed.
 */
export function authorityRoutes(root: () => X509Certificate | null): Router {
  const router = Router();
  router.get(['/authority', '/authority.crt'], neverStored, (request, response) => {
    const found = root();
    if (found === null) return send(response, refusal('not-found'));
    if (request.path === '/authority') return void response.type('html').send(authorityPage(found.fingerprint256));
    response.type('application/x-x509-ca-cert').attachment('cordon-authority.crt').send(found.raw);
  });
  return router;
}

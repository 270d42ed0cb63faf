import { existsSync } from 'node:fs';
import { join, sep } from 'node:path';
import express, { type RequestHandler, Router } from 'express';

const forever = 'public, max-age=31536000, immutable';

/** [E12] The built client: what has a hash in its name for ever, the rest looked up again each time. */
export function clientFiles(folder: string): Router {
  const router = Router();
  const page = join(folder, 'index.html');
  const assets = `${join(folder, 'assets')}${sep}`;
  router.use(
    express.static(folder, {
      index: false,
      redirect: false,
      setHeaders: (response, path) => {
        response.setHeader('Cache-Control', path.startsWith(assets) ? forever : 'no-cache');
      },
    }),
  );
  router.get('/{*path}', screenOf(page));
  return router;
}

/** Every screen is the same page; a file that is missing is missing. */
function screenOf(page: string): RequestHandler {
  return (request, response) => {
    if (/\.\w+$/.test(request.path)) return void response.status(404).type('text').send('Not found.\n');
    if (!existsSync(page)) {
      return void response.status(503).type('text').send('The screens were not built: run npm start.\n');
    }
    response.setHeader('Cache-Control', 'no-cache');
    response.sendFile(page);
  };
}

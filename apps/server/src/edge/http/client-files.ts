import { existsSync } from 'node:fs';
import { join, sep } from 'node:path';
import express, { type RequestHandler, type Response, Router } from 'express';

const scriptOrStyle = /^\/[\w.-]+\.(?:js|css)$/;
const encodings = [
  ['br', 'br'],
  ['gzip', 'gz'],
] as const;

const forever = 'public, max-age=31536000, immutable';

/** [E12] The built client. Browsers keep files with a hash in their name for ever, and ask for the others each time. */
export function clientFiles(folder: string): Router {
  const router = Router();
  const page = join(folder, 'index.html');
  const assets = `${join(folder, 'assets')}${sep}`;
  router.use('/assets', preferCompressed(assets));
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

/** [E20] Sends the smallest compressed form of a file that the build has made and the browser accepts. */
function preferCompressed(assets: string): RequestHandler {
  return (request, response, next) => {
    const { path } = request;
    if (!scriptOrStyle.test(path)) return next();
    response.vary('Accept-Encoding');
    const taken = encodings.find(
      ([encoding, ending]) =>
        request.acceptsEncodings(encoding) !== false && existsSync(join(assets, `${path}.${ending}`)),
    );
    if (taken === undefined) return next();
    const [encoding, ending] = taken;
    response.setHeader('Content-Encoding', encoding);
    response.type(path.endsWith('.js') ? 'text/javascript' : 'text/css');
    request.url = `${path}.${ending}`;
    next();
  };
}

/** Every screen is the same page; but a missing file is answered with 404. */
function screenOf(page: string): RequestHandler {
  return (request, response) => {
    if (/\.\w+$/.test(request.path)) return gone(response, 404, 'Not found.');
    if (!existsSync(page)) {
      return gone(response, 503, 'The screens were not built: run npm start.');
    }
    response.setHeader('Cache-Control', 'no-cache');
    response.sendFile(page);
  };
}

/** Not to be cached: the file may be there after the next start. */
function gone(response: Response, status: number, why: string): void {
  response.status(status).type('text').setHeader('Cache-Control', 'no-store').send(`${why}\n`);
}

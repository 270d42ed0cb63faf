import type { RequestHandler } from 'express';
import { isLoopback } from '../../ops/loopback.ts';
import type { Origins } from '../origins.ts';
import { refusal } from '../refusal.ts';
import { send } from './answer.ts';
import { neverStored } from './headers.ts';

const readingMethods = ['GET', 'HEAD'];
const askingMethods = [...readingMethods, 'OPTIONS'];
/** Paths that must be reachable before there is TLS, or for which it does not matter. */
const plainPaths = ['/livez', '/readyz', '/authority', '/authority.crt'];

/**
 * [TL5] Without TLS only this machine is served. From elsewhere, only the request for a page is redirected to https: a program
 * that was redirected would send its next request in the clear again.
 */
export function plainConnections(isThisMachine: typeof isLoopback = isLoopback): RequestHandler {
  return (request, response, next) => {
    const { method, path, headers, socket, secure, originalUrl } = request;
    const isRead = readingMethods.includes(method);
    if (secure || isThisMachine(socket.remoteAddress) || (isRead && plainPaths.includes(path))) return next();
    response.setHeader('Cache-Control', 'no-store');
    const target = `https://${headers.host}`;
    const isPage = isRead && originalUrl.startsWith('/') && !/^\/(?:api|metrics|socket\.io)(?:\/|$)/i.test(path);
    if (isPage && URL.canParse(target)) response.redirect(308, `${target}${originalUrl}`);
    else send(response, refusal('needs-https'));
  };
}

/** [TL8] Refuses requests that would change something when they come from a page of another origin; programs send no origin. */
export function ownPages(origins: Origins): RequestHandler {
  return (request, response, next) => {
    const { method, headers } = request;
    if (askingMethods.includes(method) || headers.origin === undefined || origins.isOwn(request)) return next();
    neverStored(request, response, () => send(response, refusal('foreign-origin')));
  };
}

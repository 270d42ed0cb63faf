import type { RequestHandler } from 'express';
import { isLoopback } from '../../ops/loopback.ts';
import type { Origins } from '../origins.ts';
import { refusal } from '../refusal.ts';
import { send } from './answer.ts';
import { neverStored } from './headers.ts';

const readingMethods = ['GET', 'HEAD'];
const askingMethods = [...readingMethods, 'OPTIONS'];
/** What has to be had before there is TLS, or without caring. */
const plainPaths = ['/livez', '/readyz', '/authority', '/authority.crt'];

/**
 * [TL5] Without TLS this machine alone is served. From elsewhere a page is asked for again by https, and nothing else
 * is: what a program has sent in the clear once it would send so again.
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

/** [TL8] What would change something is not carried out for a page from elsewhere; a program says no origin at all. */
export function ownPages(origins: Origins): RequestHandler {
  return (request, response, next) => {
    const { method, headers } = request;
    if (askingMethods.includes(method) || headers.origin === undefined || origins.isOwn(request)) return next();
    neverStored(request, response, () => send(response, refusal('foreign-origin')));
  };
}

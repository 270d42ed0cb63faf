import type { Queue } from 'bullmq';
import express, { type RequestHandler, Router } from 'express';
import { refusal } from '../../refusal.ts';
import { send } from '../answer.ts';
import { neverStored } from '../headers.ts';
import { type Tickets, visitMs } from './tickets.ts';

const path = '/queues';
const cookie = 'cordon-queues';
const readingMethods = ['GET', 'HEAD'];

export type QueuesBoardParts = { queues: readonly Queue[]; tickets: Tickets };

/** [NT11] Bull Board for the office, read-only: a request that would change something is refused before it gets there. */
export function queuesBoard({ queues, tickets }: QueuesBoardParts): Router {
  const router = Router();
  router.use(neverStored);
  router.post('/enter', express.urlencoded({ extended: false, limit: 1_024 }), entering(tickets));
  router.use(admitting(tickets), forReading, boardPolicy, showing(queues));
  return router;
}

function entering(tickets: Tickets): RequestHandler {
  return (request, response, next) => {
    const body: unknown = request.body;
    const ticket: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, 'ticket') : undefined;
    tickets
      .exchange(typeof ticket === 'string' ? ticket : '')
      .then((visit) => {
        if (visit === null) return send(response, refusal('not-signed-in'));
        const secure = request.secure || request.headers.origin?.startsWith('https://') === true;
        response.cookie(cookie, visit, { path, httpOnly: true, sameSite: 'strict', maxAge: visitMs, secure });
        response.redirect(303, `${path}/`);
      })
      .catch(next);
  };
}

function admitting(tickets: Tickets): RequestHandler {
  return (request, response, next) => {
    const visit = new RegExp(`(?:^|; )${cookie}=([\\w-]{43})(?:;|$)`).exec(request.headers.cookie ?? '')?.[1] ?? '';
    tickets
      .admits(visit)
      .then((isAdmitted) => (isAdmitted ? next() : send(response, refusal('not-signed-in'))))
      .catch(next);
  };
}

const forReading: RequestHandler = (request, response, next) => {
  if (readingMethods.includes(request.method)) next();
  else send(response, refusal('forbidden'));
};

/** Loaded when somebody opens it for the first time: its modules are large, and a start does not need them. */
function showing(queues: readonly Queue[]): RequestHandler {
  let made: Promise<RequestHandler> | undefined;
  return (request, response, next) => {
    made ??= import('./bull-board.ts').then(({ bullBoard }) => bullBoard(path, queues));
    made.then((board) => board(request, response, next)).catch(next);
  };
}

/** Its page sets a base URL, and its script writes styles into the page; it is allowed nothing else beyond the usual. */
const boardPolicy: RequestHandler = (_request, response, next) => {
  const policy = String(response.getHeader('Content-Security-Policy'))
    .replace("base-uri 'none'", "base-uri 'self'")
    .replace("style-src 'self'", "style-src 'self' 'unsafe-inline'");
  response.setHeader('Content-Security-Policy', policy);
  next();
};

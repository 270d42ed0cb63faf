import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import { z } from 'zod';
import type { Live } from '../../feed/live.ts';
import type { Identity } from '../../identity/identity.ts';
import type { InFlight } from '../../ops/in-flight.ts';
import type { Logger } from '../../ops/logger.ts';
import { memberOnDuty } from '../duty.ts';
import { addressOf } from '../limits/address.ts';
import type { Limits } from '../limits/open-limits.ts';
import { refusal, type Refusal } from '../refusal.ts';
import { bearerOf } from './bearer.ts';
import { readBody } from './body.ts';
import type { Answer, Call, Route, SignedCall } from './route.ts';
import { retryAfterOf, statusOf } from './status.ts';

export type AnswerParts = {
  identity: Pick<Identity, 'resolve'>;
  live: Pick<Live, 'site'>;
  inFlight: Pick<InFlight, 'track'>;
  limits: Pick<Limits, 'requests'>;
};

/** [E5] The one way out of every route. */
export function send(response: Response, answer: Answer): void {
  if (!answer.ok) response.set(retryAfterOf(answer));
  response.status(answer.ok ? 200 : statusOf(answer.code)).json(answer);
}

/** [E8] Who may not use the route is told so before anything of what they sent is read. */
export function answering(route: Route, parts: AnswerParts): RequestHandler {
  async function answer(request: Request, response: Response): Promise<Answer> {
    if (route.who === 'anyone') return route.handle(await callOf(route, request, response));
    const signed = await admit(route.roles, request, parts);
    if ('code' in signed) return signed;
    return route.handle({ ...(await callOf(route, request, response)), ...signed });
  }
  return (request, response, next) => {
    const address = addressOf(request.socket);
    const limited = parts.limits.requests.guard(route, address, () => answer(request, response));
    const answered = limited.then((result) => send(response, result));
    parts.inFlight.track(answered).catch(next);
  };
}

async function admit(
  roles: Extract<Route, { who: 'signed-in' }>['roles'],
  request: Request,
  { identity, live, limits }: AnswerParts,
): Promise<Pick<SignedCall, 'session' | 'member'> | Refusal> {
  const session = await identity.resolve(bearerOf(request.headers));
  const member = session && memberOnDuty(session, live.site().state);
  if (session === null || member === null) return refusal('not-signed-in');
  const over = await limits.requests.ofPerson(member.personId);
  if (over !== null) return over;
  return roles.includes(member.role) ? { session, member } : refusal('forbidden');
}

async function callOf(route: Route, request: Request, response: Response): Promise<Call> {
  const body = await readBody(route, request, response);
  const params = Object.entries(request.params).map(([name, value]) => [name, String(value)] as const);
  return { params: Object.fromEntries(params), query: request.query, body };
}

export const unknownRoute: RequestHandler = (_request, response) => send(response, refusal('not-found'));

const bodyFault = z.object({ status: z.int().min(400).max(499), type: z.string().optional() });

/** What Express itself refuses: a body that is too long, broken or in a strange encoding, or a broken URL. */
export function onFault(log: Pick<Logger, 'error'>): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    if (response.headersSent) return next(error);
    const fault = bodyFault.safeParse(error).data;
    if (fault?.type === 'entity.too.large') return send(response, refusal('too-large'));
    if (fault !== undefined) return send(response, refusal('malformed', { path: '', issue: 'unreadable' }));
    log.error({ error }, 'a request could not be handled');
    send(response, refusal('unavailable'));
  };
}

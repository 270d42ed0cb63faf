import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import type { ErrorCode } from '@cordon/protocol/errors.ts';
import type { RouteAccess, Row } from '@cordon/protocol/wire/http/route.ts';
import { nonceHeader } from '@cordon/protocol/wire/session.ts';
import { z } from 'zod';
import type { Live } from '../../feed/live.ts';
import type { Identity } from '../../identity/identity.ts';
import type { Proofs, Proven } from '../../identity/proofs.ts';
import type { InFlight } from '../../ops/in-flight.ts';
import type { Logger } from '../../ops/logger.ts';
import type { Audit } from '../audit.ts';
import { actorOf, dutyOfSession } from '../duty.ts';
import { addressOf } from '../limits/address.ts';
import type { Limits } from '../limits/limits.ts';
import { refusal, type Refusal } from '../refusal.ts';
import { bearerOf } from './bearer.ts';
import { announcedBytes, readBody } from './body.ts';
import type { Answer, Asked, Route, Signed } from './route.ts';
import { retryAfterOf, statusOf } from './status.ts';

export type AnswerParts = {
  identity: Pick<Identity, 'resolve' | 'touch'>;
  proofs: Proofs;
  audit: Pick<Audit, 'refused'>;
  live: Pick<Live, 'site'>;
  inFlight: Pick<InFlight, 'track'>;
  limits: Pick<Limits, 'requests'>;
};

/** [E5] Sends the answer of every route. */
export function send(response: Response, answer: Answer, row?: Pick<Row, 'isDocument'>): void {
  if (!answer.ok) response.set(retryAfterOf(answer));
  const { ok, ...document } = answer;
  response.status(answer.ok ? 200 : statusOf(answer.code)).json(ok && row?.isDocument === true ? document : answer);
}

/** [E8] Refuses those who may not use the route before anything of what they sent is read. */
export function answering(route: Route, parts: AnswerParts): RequestHandler {
  const { row } = route;
  const { access } = row;

  type Who = Omit<Asked, 'params' | 'query' | 'body'>;
  async function handled(request: Request, response: Response, who: Who): Promise<Answer> {
    const body = await readBody(row, request, response);
    const params = Object.entries(request.params).map(([name, value]) => [name, String(value)] as const);
    return route.handle({ params: Object.fromEntries(params), query: request.query, body, ...who });
  }

  async function answer(request: Request, response: Response): Promise<Answer> {
    if (access === 'open') return handled(request, response, {});
    if (access === 'key') {
      const proven = await proofOf(request, parts);
      return proven.ok ? handled(request, response, { thumbprint: proven.thumbprint }) : refusal(proven.code);
    }
    const signed = await admit(access, route.name, request, parts);
    if ('code' in signed) return signed;
    if (row.body === 'bytes') {
      const over = await parts.limits.requests.uploadOf(signed.session.personId, announcedBytes(request));
      if (over !== null) return over;
    }
    return handled(request, response, signed);
  }
  return (request, response, next) => {
    response.setHeader(nonceHeader, parts.proofs.nonce());
    const address = addressOf(request.socket);
    const limited = parts.limits.requests.guard(route.name, address, () => answer(request, response));
    const answered = limited.then((result) => send(response, result, row));
    parts.inFlight.track(answered).catch(next);
  };
}

function proofOf(request: Request, { proofs }: Pick<AnswerParts, 'proofs'>, token?: string): Promise<Proven> {
  const { method, originalUrl, headers } = request;
  const asked = { proof: request.get('dpop'), method, host: headers.host ?? '', path: originalUrl.split('?')[0] ?? '' };
  return proofs.check(token === undefined ? asked : { ...asked, token });
}

async function admit(
  roles: Exclude<RouteAccess, string>,
  what: string,
  request: Request,
  { identity, proofs, live, audit, limits }: AnswerParts,
): Promise<Signed | Refusal> {
  const token = bearerOf(request.headers);
  const session = await identity.resolve(token);
  if (session === null) return refusal('not-signed-in');
  const denied = (code: ErrorCode): Refusal => {
    audit.refused(actorOf(session), what, { type: 'denied', what, code });
    return refusal(code);
  };
  const proven = await proofOf(request, { proofs }, token);
  if (!proven.ok) return proven.code === 'key-proof-invalid' ? denied(proven.code) : refusal(proven.code);
  // [DV3] A token is valid only with the key that it was issued to.
  if (proven.thumbprint !== session.thumbprint) return denied('key-proof-invalid');
  const duty = dutyOfSession(session, live.site().state);
  // Only now the session counts as used: the token alone does not keep it alive.
  if (duty === null || !(await identity.touch(session))) return refusal('not-signed-in');
  const over = await limits.requests.ofPerson(session.personId);
  if (over !== null) return over;
  return roles.includes(duty.member.role) ? { session, member: duty.member, duty } : denied('forbidden');
}

export const unknownRoute: RequestHandler = (_request, response) => send(response, refusal('not-found'));

const bodyFault = z.object({ status: z.int().min(400).max(499), type: z.string().optional() });

/** Answers for what Express itself refuses: a body that is too long, broken or in an unknown encoding, or a broken URL. */
export function onFault(log: Pick<Logger, 'error'>): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    if (response.headersSent) return next(error);
    const fault = bodyFault.safeParse(error).data;
    if (fault?.type === 'entity.too.large') return send(response, refusal('too-large'));
    if (fault?.type === 'encoding.unsupported')
      return send(response, refusal('malformed', { path: '', issue: 'compressed' }));
    if (fault !== undefined) return send(response, refusal('malformed', { path: '', issue: 'unreadable' }));
    log.error({ error }, 'a request could not be handled');
    send(response, refusal('unavailable'));
  };
}

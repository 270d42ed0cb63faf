import { type ErrorCode, errorCodes } from '@cordon/protocol/errors.ts';
import { refusalParams } from '@cordon/protocol/wire/ack.ts';
import type { Row } from '@cordon/protocol/wire/http/route.ts';
import { STATUS_CODES } from 'node:http';
import { z } from 'zod';
import { statusOf } from '../status.ts';
import { jsonSchemaOf } from './schema.ts';

const retryAfter = { 'Retry-After': { description: 'When to try again, in seconds', schema: { type: 'integer' } } };

const refusedWith = (codes: readonly ErrorCode[]) =>
  z.strictObject({ ok: z.literal(false), code: z.enum(codes), retryable: z.boolean(), params: refusalParams });

const byStatus = Map.groupBy(errorCodes, statusOf);

/** The refusals of each status: `Refused404` and so on, with the codes of the registry that it stands for. */
export function refusedResponses(): Record<string, object> {
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      `Refused${status}`,
      {
        description: STATUS_CODES[status] ?? '',
        ...(status === 429 && { headers: retryAfter }),
        content: { 'application/json': { schema: jsonSchemaOf(refusedWith(codes), 'output') } },
      },
    ]),
  );
}

/** The statuses with which a route may refuse, by what it requires of a request. */
export function refusalsOf({ access, params, query, body }: Row): Record<string, object> {
  const isSigned = typeof access !== 'string';
  const isRead = params !== undefined || query !== undefined || body !== undefined;
  const statuses = [
    ...(isRead ? [400] : []),
    ...(access === 'open' ? [] : [401]),
    ...(isSigned || body !== undefined ? [403] : []), // also for a page of another origin
    ...(access === 'open' ? [] : [404, 409]),
    ...(body === undefined ? [] : [413]),
    ...(body === 'bytes' ? [422] : []),
    ...[429, 503],
  ];
  return Object.fromEntries(statuses.map((status) => [status, { $ref: `#/components/responses/Refused${status}` }]));
}

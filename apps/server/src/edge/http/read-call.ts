import type { Row } from '@cordon/protocol/wire/http/route.ts';
import { z } from 'zod';
import { type Read, readPayload } from '../inspect.ts';
import { refusal } from '../refusal.ts';

/** A request as it came: the names of its path, its query, and its body as JSON or as bytes. */
export type RawCall = {
  params: Readonly<Record<string, string>>;
  query: Readonly<Record<string, unknown>>;
  body: unknown;
};

type ReadCall = { params: unknown; query: unknown; body: unknown };

const none = z.object({});

/** [E3] Reads every request by the schemas of its row, before its handler sees anything of it. */
export function readCall(row: Row, call: RawCall): Read<ReadCall> {
  const params = readPayload(row.params ?? none, call.params);
  if (!params.ok) {
    const { code } = params.refusal;
    // A bad parameter of the path is refused without saying where it was: there is only one place.
    return code === 'malformed' ? params : { ok: false, refusal: refusal(code) };
  }
  const query = readPayload(row.query ?? none, { ...call.query });
  if (!query.ok) return query;
  const body = readBodyOf(row, call.body);
  if (!body.ok) return body;
  return { ok: true, value: { params: params.value, query: query.value, body: body.value } };
}

function readBodyOf({ body: schema }: Row, body: unknown): Read<unknown> {
  if (schema === undefined) return { ok: true, value: undefined };
  if (schema !== 'bytes') return readPayload(schema, body);
  if (Buffer.isBuffer(body)) return { ok: true, value: body };
  return { ok: false, refusal: refusal('malformed', { path: 'body', issue: 'empty' }) };
}

import { maxPayloadBytes } from '@cordon/protocol/wire/protocol.ts';
import express, { type Request, type RequestHandler, type Response } from 'express';
import { maxFileBytes } from '../../imports/decode.ts';
import type { Route } from './route.ts';

const json = express.json({ limit: maxPayloadBytes });
const bytes = express.raw({ limit: maxFileBytes, type: () => true });

/** Reads the body that the route takes, of a request that was let in. @throws what Express makes of a bad one */
export async function readBody({ body }: Route, request: Request, response: Response): Promise<unknown> {
  const reader = readerOf(body);
  if (reader === null) return undefined;
  await new Promise<void>((resolve, reject) => {
    reader(request, response, (fault?: unknown) => {
      if (fault === undefined) resolve();
      else reject(fault instanceof Error ? fault : new Error('the body could not be read'));
    });
  });
  const read: unknown = request.body;
  return read;
}

function readerOf(body: Route['body']): RequestHandler | null {
  switch (body) {
    case 'json':
      return json;
    case 'bytes':
      return bytes;
    case 'none':
      return null;
    default:
      return body satisfies never;
  }
}

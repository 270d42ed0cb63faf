import type { Row } from '@cordon/protocol/wire/http/route.ts';
import { maxPayloadBytes } from '@cordon/protocol/wire/protocol.ts';
import express, { type Request, type RequestHandler, type Response } from 'express';
import { maxFileBytes } from '../../imports/decode.ts';

/** Before sign-in: the longest body that a client of ours sends then is a sign-in with a password. */
const maxUnsignedBytes = 8 * 1024;

/* [LM12] Compressed bodies are refused: their real length is known only after unpacking. */
const inflate = false;
const json = express.json({ limit: maxPayloadBytes, inflate });
const unsignedJson = express.json({ limit: maxUnsignedBytes, inflate });
const bytes = express.raw({ limit: maxFileBytes, type: () => true, inflate });

/** The length of the body in bytes, as the request announces it; if it does not, the most that would be read. */
export function announcedBytes({ headers }: Pick<Request, 'headers'>): number {
  const announced = Number(headers['content-length'] ?? maxFileBytes);
  return Number.isSafeInteger(announced) ? Math.min(Math.max(0, announced), maxFileBytes) : maxFileBytes;
}

/** Reads the body that the route takes, of a request that was let in. @throws the error of Express for a bad body */
export async function readBody(row: Row, request: Request, response: Response): Promise<unknown> {
  const reader = readerOf(row);
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

function readerOf({ access, body }: Row): RequestHandler | null {
  if (body === undefined) return null;
  if (body === 'bytes') return bytes;
  return typeof access === 'string' ? unsignedJson : json;
}

import { z } from 'zod';
import { errorCode } from '../errors.ts';

/** The values of a refusal, by key; see `values.ts`. */
export const refusalParams = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]),
);

/** The answer to a command. `version` is that of the aggregate after it; `seq` is its last entry in the feed. */
export const ack = z.discriminatedUnion('ok', [
  z.object({
    ok: z.literal(true),
    commandId: z.string(),
    seq: z.int(),
    feed: z.string().optional(), // [F9] the feed of `seq`; the socket adds it
    version: z.int(),
    unchanged: z.boolean(), // nothing changed, and nothing was written
    now: z.int(), // the server's clock at the answer, epoch ms
  }),
  z.object({
    ok: z.literal(false),
    commandId: z.string().nullable(), // null when the command could not be read
    code: errorCode,
    retryable: z.boolean(),
    params: refusalParams,
    now: z.int(),
  }),
]);
export type Ack = z.infer<typeof ack>;
/** A refusal: its code, and the values for its wording. */
export type Refused = { code: z.infer<typeof errorCode>; params: z.infer<typeof refusalParams> };

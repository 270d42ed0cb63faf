import { z } from 'zod';
import { errorCode } from '../errors.ts';

export const refusalParams = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]),
);

/** The answer to a command. `version` is the aggregate's after it; `seq` its last entry in the feed. */
export const ack = z.discriminatedUnion('ok', [
  z.object({
    ok: z.literal(true),
    commandId: z.string(),
    seq: z.int(),
    feed: z.string().optional(), // [F9] whose number that is; put to it by the socket
    version: z.int(),
    unchanged: z.boolean(), // it was so already; nothing was written
    now: z.int(), // the server's clock when it answered
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
export type Refused = { code: z.infer<typeof errorCode>; params: z.infer<typeof refusalParams> };

import { z } from 'zod';

/* What the primary and its workers send to each other, over Node's channel between a process and its child. */

/** Metrics of one process, as prom-client writes them and reads them again. */
const metrics = z.array(z.looseObject({ name: z.string() }));

export const toPrimary = z.discriminatedUnion('kind', [
  /** The port is taken: the store may be opened. */
  z.object({ kind: z.literal('store-wanted') }),
  z.object({
    kind: z.literal('ready'),
    startLines: z.array(z.string()),
    warnings: z.array(z.string()),
  }),
  z.object({ kind: z.literal('failed'), message: z.string() }),
  z.object({ kind: z.literal('metrics-wanted'), id: z.int() }),
  z.object({ kind: z.literal('metrics'), id: z.int(), metrics }),
]);
export type ToPrimary = z.infer<typeof toPrimary>;

export const toWorker = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('begin'),
    number: z.int(), // from 1
    port: z.int(),
    isServed: z.boolean(), // by another worker already; else this one takes the port before anything else
  }),
  z.object({ kind: z.literal('store'), address: z.string(), folder: z.string().nullable() }),
  z.object({ kind: z.literal('drain') }),
  z.object({ kind: z.literal('metrics-wanted'), id: z.int() }),
  z.object({ kind: z.literal('metrics'), id: z.int(), others: z.array(metrics) }),
]);
export type ToWorker = z.infer<typeof toWorker>;

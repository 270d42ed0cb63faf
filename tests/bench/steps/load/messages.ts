import { z } from 'zod';
import type { FollowedOnce } from './followers.ts';
import type { OrderFaults } from './order.ts';
import type { Replayed } from './replay.ts';

/** A step as it is reported, without what differs each time it is sent. */
const visit = z.array(z.record(z.string(), z.unknown()));
const place = z.object({ feed: z.string(), seq: z.number(), mark: z.string() });
const amount = { count: z.number(), perSecond: z.number().nullable() };

/** What the bench asks of the load. `perSecond` null: as fast as the answers come. */
export const order = z.discriminatedUnion('do', [
  z.object({ do: z.literal('keys'), count: z.number() }),
  z.object({
    do: z.literal('connect'),
    url: z.string(),
    tablets: z.array(z.string()), // their tokens, in the order of the keys
    followers: z.array(z.string()), // their tokens; they share the last key
  }),
  // `lanes`: how many of the tablets work, null for all of them
  z.object({
    do: z.literal('steps'),
    visits: z.array(visit),
    lanes: z.number().nullable(),
    startAt: z.number().optional(), // epoch ms; absent: at once
    echo: z.string().optional(), // where a bare WebSocket is asked whenever a step is sent
    ...amount,
  }),
  z.object({ do: z.literal('follow'), url: z.string(), token: z.string(), after: place.nullable() }),
  z.object({ do: z.literal('judge') }),
  z.object({
    do: z.literal('echo'),
    url: z.string(),
    by: z.enum(['ws', 'socket.io']),
    text: z.string(),
    connections: z.number(),
    ...amount,
  }),
  z.object({ do: z.literal('replay'), redis: z.string(), file: z.string(), clients: z.number() }),
  z.object({ do: z.literal('disconnect') }),
]);
export type Order = z.infer<typeof order>;

export type Times = { p50: number; p99: number };
export type Paced = { count: number; seconds: number; ms: Times; cpuSeconds: number };

export type Answers = {
  keys: { thumbprints: string[] };
  connect: { seq: number; snapshotMs: number; snapshotBytes: number };
  steps: Paced & { seen: Times; echoed: Times; throttled: number };
  follow: FollowedOnce;
  judge: { acknowledged: number; followers: number; faults: OrderFaults };
  echo: Paced;
  replay: Replayed;
  disconnect: object;
};

export type Answer = { ok: true; answer: object } | { ok: false; error: string };

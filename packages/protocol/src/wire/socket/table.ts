import { z } from 'zod';
import { engine } from '../../engine/product.ts';
import { errorCode } from '../../errors.ts';
import { everybody, type Role } from '../../roles.ts';
import { ack, refusalParams } from '../ack.ts';
import { claims } from '../claims.ts';
import { delivery } from '../delivery.ts';
import { follow } from '../protocol.ts';
import { deviceStatus } from '../session.ts';
import { bye, deviceClaims, eventsPacket, followed } from './server-events.ts';

type Asked = { summary: string; access: readonly Role[]; payload: z.ZodType; answer: z.ZodType };
type Told = { summary: string; payload: z.ZodType };

const refused = z.looseObject({
  ok: z.literal(false),
  code: errorCode,
  retryable: z.boolean(),
  params: refusalParams,
  now: z.int(),
});
const done = z.union([z.looseObject({ ok: z.literal(true) }), refused]);

/** [E18] The events that a signed-in client may send, each with its acknowledgement. */
export const socketEvents = {
  command: {
    summary: 'Anything that changes the record; each command has a row of access of its own',
    access: everybody,
    payload: engine.command,
    answer: ack,
  },
  deliver: {
    summary: 'A command over somebody else’s connection, as its author signed it; judged as its author’s',
    access: everybody,
    payload: delivery,
    answer: ack,
  },
  follow: {
    summary: 'Follow the site from a place in its feed on, or from a snapshot',
    access: everybody,
    payload: follow,
    answer: followed,
  },
  status: {
    summary: 'Battery of a device, about once a minute',
    access: everybody,
    payload: deviceStatus,
    answer: done,
  },
  claims: {
    summary: 'The vehicles that a device is at, all of them; without a device there is nothing to claim',
    access: everybody,
    payload: claims,
    answer: done,
  },
} satisfies Record<string, Asked>;
export type SocketEvent = keyof typeof socketEvents;

/** [E18] The events that the server sends to clients, without an acknowledgement. */
export const serverEvents = {
  events: { summary: 'What has happened since the last packet; empty as a pulse', payload: eventsPacket },
  bye: { summary: 'Why the server closes this connection', payload: bye },
  claims: { summary: 'What all devices claim, the whole list each time', payload: deviceClaims },
} satisfies Record<string, Told>;
export type ServerEvent = keyof typeof serverEvents;

/** The server's events as Socket.IO types them. */
export type ServerPayloads = { [E in ServerEvent]: (payload: z.output<(typeof serverEvents)[E]['payload']>) => void };

import { z } from 'zod';
import { office } from '../../roles.ts';
import { channelTarget, channelTargetEntry, delivered, messageBoard } from '../notify.ts';
import { nameInPath, nothing, routes } from './route.ts';

const params = z.object({ id: nameInPath });

/**
 * Addresses and secrets of channels, their tests, and undelivered messages. Commands change the channels themselves.
 */
export const channelRoutes = routes({
  'GET /channels': {
    summary: 'Where each channel sends to, without what is secret of it',
    access: office,
    answer: z.object({ targets: z.array(channelTarget) }),
  },
  'POST /channels/:id/target': {
    summary: 'Enter a channel’s address and secret; they are never told back',
    access: office,
    params,
    body: channelTargetEntry,
    answer: z.object({ target: channelTarget }),
  },
  'POST /channels/:id/test': {
    summary: 'Send a test message and wait for its receiver’s answer',
    access: office,
    params,
    answer: z.object({ outcome: delivered }),
  },
  'GET /messages/dead': { summary: 'Messages that could not be sent', access: office, answer: messageBoard },
  'POST /messages/dead/replay': {
    summary: 'Send all of them again',
    access: office,
    answer: z.object({ replayed: z.int() }),
  },
  'POST /messages/dead/:id/replay': { summary: 'Send one of them again', access: office, params, answer: nothing },
  'DELETE /messages/dead/:id': { summary: 'Drop one of them', access: office, params, answer: nothing },
  'POST /queues/ticket': {
    summary: 'A ticket to the board of queues, good once and for half a minute',
    access: office,
    answer: z.object({ ticket: z.string() }),
  },
});

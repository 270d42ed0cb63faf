import { z } from 'zod';
import { escalationRoles } from '../alert/policy.ts';
import { severities } from '../alert/severity.ts';
import { places } from '../visit/place.ts';

const name = z.string();

/**
 * [NT7] What a webhook of one's own gets as JSON (Standard Webhooks; the message's ID is the header `webhook-id`). Fields may
 * be added: a receiver leaves out what it does not know. docs/webhooks.md says what each means.
 */
export const webhookPayload = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('alert.escalated'),
    timestamp: z.iso.datetime(),
    data: z.object({
      site: z.object({ id: name, name }),
      alertId: name,
      rule: name,
      severity: z.enum(severities),
      title: name, // in the channel's language
      text: z.string().nullable(),
      plate: z.string().nullable(),
      step: z.int().min(0), // of the escalation, from 0
      whom: z.array(z.enum(escalationRoles)),
      station: z.object({ id: name, name }).nullable(),
      place: z.enum(places).nullable(), // where the vehicle was
      raisedAt: z.iso.datetime(),
      count: z.int().min(1),
      path: z.string().startsWith('/'), // of the board, on the site's own server
    }),
  }),
  z.object({
    type: z.literal('test'),
    timestamp: z.iso.datetime(),
    data: z.object({ site: z.object({ id: name, name }), title: name, text: name }),
  }),
]);
export type WebhookPayload = z.infer<typeof webhookPayload>;

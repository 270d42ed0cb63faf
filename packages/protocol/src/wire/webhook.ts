import { z } from 'zod';
import { escalationRoles } from '../alert/policy.ts';
import { severities } from '../alert/severity.ts';
import { places } from '../visit/place.ts';

const name = z.string();

/**
 * [NT7] The JSON that a generic webhook gets (Standard Webhooks; the message ID is the header `webhook-id`). Fields may
 * be added later, and receivers ignore unknown ones. docs/webhooks.md describes each field.
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
      step: z.int().min(0), // step of the escalation, from 0
      whom: z.array(z.enum(escalationRoles)),
      station: z.object({ id: name, name }).nullable(),
      place: z.enum(places).nullable(), // where the vehicle was at that moment
      raisedAt: z.iso.datetime(),
      count: z.int().min(1),
      path: z.string().startsWith('/'), // path of the board on the site's own server
    }),
  }),
  z.object({
    type: z.literal('test'),
    timestamp: z.iso.datetime(),
    data: z.object({ site: z.object({ id: name, name }), title: name, text: name }),
  }),
]);
export type WebhookPayload = z.infer<typeof webhookPayload>;

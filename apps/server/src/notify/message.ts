import { escalationRoles } from '@cordon/protocol/alert/policy.ts';
import { severities } from '@cordon/protocol/alert/severity.ts';
import type { AlertRule } from '@cordon/protocol/alert/state.ts';
import { channelId } from '@cordon/protocol/site/channel.ts';
import { label } from '@cordon/protocol/site/settings.ts';
import { messageSchema } from '@cordon/protocol/stored/jobs.ts';
import { instant } from '@cordon/protocol/time.ts';
import { places } from '@cordon/protocol/visit/place.ts';
import { z } from 'zod';
import { valueOf } from '../log/stored-text.ts';
import { sha256 } from '../ops/ids.ts';

/** What a message says of an alert, before it is put into a language. [NT8] It has no field for a name or typed text. */
const told = z.object({
  alertId: z.string(),
  rule: z.string().transform((rule) => rule as AlertRule),
  severity: z.enum(severities),
  values: z.record(z.string(), z.union([z.string(), z.number()])), // for the rule's text
  plate: z.string().nullable(),
  station: z.object({ id: z.string(), name: label }).nullable(),
  place: z.enum(places).nullable(),
  raisedAt: instant,
  count: z.int(),
  step: z.int(),
  whom: z.array(z.enum(escalationRoles)),
});
export type AlertContent = z.infer<typeof told>;

const message = z.object({
  id: z.string().regex(/^msg_[0-9a-f]{32}$/), // also the ID of its job, and the `webhook-id` that the receiver gets
  channelId,
  at: instant, // when the alert was escalated
  told: told.nullable(), // null: a test
});
export type Message = z.infer<typeof message>;

/** [SV1] A message as it is stored in the outbox. */
export const messageText = (one: Message): string => JSON.stringify(messageSchema.write(one));

/** [SV2] @throws RangeError, SyntaxError or ZodError when it can't be read */
export const messageOf = (text: string): Message => message.parse(valueOf(messageSchema, text));

/** [NT3] The same cause and channel give the same ID, however often the message is made. */
export function messageId(alertId: string, version: number, channel: string): string {
  return `msg_${sha256(`${alertId} ${version} ${channel}`, 'hex').slice(0, 32)}`;
}

/** Larger than any time in epoch ms, so that the severity counts first. */
const rankWeight = 1e13;

/** [NT14] The score by which messages go out, the highest first: the worst severity, then the newest; a test comes last. */
export function urgencyOf(one: Message): number {
  return one.told === null ? 0 : (severities.indexOf(one.told.severity) + 1) * rankWeight + one.at;
}

import { z } from 'zod';
import { severities } from '../alert/severity.ts';
import { channelId } from '../site/channel.ts';
import { instant } from '../time.ts';

/** Why a message did not reach its channel; the wording of each is the client's. */
export const deliveryFaults = [
  'status', // the receiver answered with this HTTP status (detail)
  'redirect', // it sent us elsewhere; nothing is followed
  'timed-out',
  'unreachable', // nobody answered there
  'name-unknown', // the host's name leads nowhere
  'not-public', // the host's name leads into this network
  'certificate', // not the one of this host, or not to be trusted
  'too-much', // the answer was longer than any receiver's should be
  'robot', // the robot refused it with this number (detail)
  'too-fast', // the robot wants fewer messages
  'unclear', // a robot that does not answer like one
  'address-refused', // not an address that anything is sent to
  'no-address',
  'no-secret',
  'channel-off',
  'channel-removed',
] as const;
export type DeliveryFault = (typeof deliveryFaults)[number];

export const deliveryWhy = z.object({ fault: z.enum(deliveryFaults), detail: z.string().nullable() });
export type DeliveryWhy = z.infer<typeof deliveryWhy>;

/** What is told of a channel's address and secret; themselves they are never told back. */
export const channelTarget = z.object({
  id: channelId,
  host: z.string().nullable(), // null: none was entered
  hasSecret: z.boolean(),
});
export type ChannelTarget = z.infer<typeof channelTarget>;

/** Why an address is not taken. */
export const addressFaults = ['no-address', 'not-https', 'credentials', 'port', 'host', 'not-public'] as const;
export type AddressFault = (typeof addressFaults)[number];
export const secretFaults = ['needed', 'form', 'none-needed'] as const;
export type SecretFault = (typeof secretFaults)[number];

/** What is entered: absent stays as it is, null is taken away. */
export const channelTargetEntry = z.strictObject({
  url: z.string().max(2_000).optional(),
  secret: z.string().max(200).nullable().optional(),
});
export type ChannelTargetEntry = z.infer<typeof channelTargetEntry>;

/** How a test message fared. */
export const delivered = z.discriminatedUnion('is', [
  z.object({ is: z.literal('sent') }),
  z.object({ is: z.literal('failed'), why: deliveryWhy }),
]);
export type Delivered = z.infer<typeof delivered>;

/** A message that nobody will try to send any more, unless the office says so. */
export const deadLetter = z.object({
  id: z.string(),
  channelId,
  rule: z.string(),
  severity: z.enum(severities),
  plate: z.string().nullable(),
  at: instant, // when the alert was escalated
  tries: z.int(),
  diedAt: instant,
  why: deliveryWhy,
});
export type DeadLetter = z.infer<typeof deadLetter>;

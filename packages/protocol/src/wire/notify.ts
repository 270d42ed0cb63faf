import { z } from 'zod';
import { severities } from '../alert/severity.ts';
import { channelId } from '../site/channel.ts';
import { instant } from '../time.ts';

/** Why a message did not reach its channel. The client has the wording of each. */
export const deliveryFaults = [
  'status', // the receiver answered with an HTTP status (detail)
  'redirect', // the receiver redirected; redirects are not followed
  'timed-out',
  'unreachable', // no answer
  'name-unknown', // the host name does not resolve
  'not-public', // the host name resolves to a private address
  'certificate', // not valid for this host, or not trusted
  'too-much', // the answer was too long
  'robot', // the robot answered with an unknown code (detail)
  'too-fast', // the receiver limits the rate (detail: its code)
  'clock', // the receiver rejected the time of the signature
  'signature', // the receiver computed another signature: the secret is wrong
  'keyword', // the robot's keyword is not in the message
  'ip', // the address of this server is not in the robot's list
  'removed', // the robot or its group was removed or disabled
  'content', // the message is too long or not allowed there
  'unclear', // the answer is not that of a robot
  'address-refused', // nothing is sent to this address
  'no-address',
  'no-secret',
  'channel-off',
  'channel-removed',
  'overtaken', // not sent, since it was no longer true (detail: one of `overtakenBy`)
] as const;
export type DeliveryFault = (typeof deliveryFaults)[number];

/** [NT22] Why a message was no longer true when it was to be sent. */
export const overtakenBy = ['closed', 'cleared', 'acknowledged', 'silenced', 'followed', 'raised-again'] as const;
export type OvertakenBy = (typeof overtakenBy)[number];

/** How many characters of a receiver's answer are kept. */
export const maxReplyChars = 200;

/** Why a delivery failed. */
export const deliveryWhy = z.object({
  fault: z.enum(deliveryFaults),
  detail: z.string().nullable(),
  said: z.string().optional(), // the receiver's answer, cut, without an address or a secret
  aheadMs: z.int().optional(), // how far this server's clock is ahead of the receiver's; negative: behind
});
export type DeliveryWhy = z.infer<typeof deliveryWhy>;

/** What is shown of a channel's address and secret. The values themselves are never returned. */
export const channelTarget = z.object({
  id: channelId,
  host: z.string().nullable(), // null: no address
  hasSecret: z.boolean(),
});
export type ChannelTarget = z.infer<typeof channelTarget>;

/** Why an address is refused. */
export const addressFaults = ['no-address', 'not-https', 'credentials', 'port', 'host', 'not-public'] as const;
export type AddressFault = (typeof addressFaults)[number];
/** Why a secret is refused. */
export const secretFaults = ['needed', 'form', 'none-needed'] as const;
export type SecretFault = (typeof secretFaults)[number];

/** A new address or secret: an absent field stays as it is, null removes it. */
export const channelTargetEntry = z.strictObject({
  url: z.string().max(2_000).optional(),
  secret: z.string().max(200).nullable().optional(),
});
export type ChannelTargetEntry = z.infer<typeof channelTargetEntry>;

/** The result of a test message. */
export const delivered = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('sent') }),
  z.object({ kind: z.literal('failed'), why: deliveryWhy }),
  /** Not sent yet: others wait before it, the receiver asked for a pause, or no process sends messages. */
  z.object({ kind: z.literal('waits'), until: z.int().nullable(), why: deliveryWhy.nullable() }),
]);
export type Delivered = z.infer<typeof delivered>;

/** A message that will not be sent, unless the office retries it. */
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

/** [NT15] A channel that pauses until a moment (epoch ms of real time), since its receiver limits the rate. */
export const restingChannel = z.object({ channelId, until: z.int(), why: deliveryWhy });
export type RestingChannel = z.infer<typeof restingChannel>;

/** The messages as the office sees them: failed, overtaken, waiting, paused. */
export const messageBoard = z.object({
  letters: z.array(deadLetter),
  overtaken: z.array(deadLetter),
  pending: z.int(),
  resting: z.array(restingChannel),
});
export type MessageBoard = z.infer<typeof messageBoard>;

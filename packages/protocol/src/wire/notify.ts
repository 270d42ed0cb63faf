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
  'robot', // the robot answered with a number (detail) whose meaning is not known
  'too-fast', // the receiver wants fewer messages (detail: by this number)
  'clock', // the receiver finds the time of the signature too far from its own
  'signature', // the receiver calculates another signature: the secret is not the one it has
  'keyword', // the robot's keyword is not in the message
  'ip', // the address of this server is not in the robot's list
  'removed', // the robot is not there any more, or stopped, or its group is
  'content', // what was sent is too long, or not allowed there
  'unclear', // a robot that does not answer like one
  'address-refused', // not an address that anything is sent to
  'no-address',
  'no-secret',
  'channel-off',
  'channel-removed',
  'overtaken', // not sent: what it says was no longer true (detail: one of `overtakenBy`)
] as const;
export type DeliveryFault = (typeof deliveryFaults)[number];

/** [NT22] Why what a message says of its alert was no longer true when it was to be sent. */
export const overtakenBy = ['closed', 'cleared', 'acknowledged', 'silenced', 'followed', 'raised-again'] as const;
export type OvertakenBy = (typeof overtakenBy)[number];

export const maxReplyChars = 200;

export const deliveryWhy = z.object({
  fault: z.enum(deliveryFaults),
  detail: z.string().nullable(),
  said: z.string().optional(), // the receiver's own words, cut, without an address or a secret
  aheadMs: z.int().optional(), // how far this server's clock is ahead of the receiver's; below 0: behind
});
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
  /** It is still to be sent: others wait before it, the receiver wants a pause, or nobody sends at all. */
  z.object({ is: z.literal('waits'), until: z.int().nullable(), why: deliveryWhy.nullable() }),
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

/** [NT15] A channel to which nothing is sent until a moment (epoch ms of real time), because its receiver wants fewer. */
export const restingChannel = z.object({ channelId, until: z.int(), why: deliveryWhy });
export type RestingChannel = z.infer<typeof restingChannel>;

/** What the office sees of the messages: given up, overtaken by the facts, still to be sent, held back. */
export const messageBoard = z.object({
  letters: z.array(deadLetter),
  overtaken: z.array(deadLetter),
  pending: z.int(),
  resting: z.array(restingChannel),
});
export type MessageBoard = z.infer<typeof messageBoard>;

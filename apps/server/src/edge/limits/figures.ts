import type { ByteRate } from './byte-budget.ts';
import type { Rate } from './rate.ts';

export type PacketKind = 'command' | 'follow' | 'other';

/** What one sender may ask for. The reasons are in decision 55. */
export type LimitFigures = {
  /** Failed sign-ins, and requests refused because they need one; of one address, over all processes. */
  refusedOfAddress: Rate;
  /** Connections that closed without having signed in; of one address, over all processes. */
  failedConnectionsOfAddress: Rate;
  /** Connections at once that have not signed in yet; of one address. */
  waitingConnections: number;
  /** The same for an address with too many failed ones: those who do sign in from it still get through. */
  waitingConnectionsOfDistrusted: number;
  /** What a connection may send before it has signed in: its sign-in, and an answer to a ping. */
  packetsBeforeSignIn: number;
  /** Of one message, and of all together, before sign-in. A sign-in has about 1,200 bytes. */
  messageBytesBeforeSignIn: number;
  bytesBeforeSignIn: number;
  /** Of one message after sign-in; a frame that announces more ends its connection. */
  messageBytes: number;
  /** Everything that comes on one connection after sign-in, frames included: beyond it the connection is cut. */
  bytesOfConnection: ByteRate;
  /** All packets that come on one connection, events or not, and WebSocket's own pings: beyond it the connection is cut. */
  packetsOfConnection: Rate;
  pingsOfConnection: Rate;
  connectionsOfSession: number;
  connectionsOfPerson: number;
  connectionsOfDevice: number;
  /** [E4] Of one person, on all their connections to this process. */
  packetsOfPerson: Readonly<Record<PacketKind, Rate>>;
  /** [E4] Of one connection. */
  underWay: number;
  requestsOfPerson: Rate;
  /** What a person uploads over HTTP, in bytes. */
  uploadsOfPerson: ByteRate;
};

const kibibyte = 1024;
const mebibyte = 1024 * kibibyte;

export const usualFigures: LimitFigures = {
  refusedOfAddress: { points: 120, seconds: 60 },
  failedConnectionsOfAddress: { points: 300, seconds: 60 },
  waitingConnections: 1_000,
  waitingConnectionsOfDistrusted: 16,
  packetsBeforeSignIn: 8,
  messageBytesBeforeSignIn: 4 * kibibyte,
  bytesBeforeSignIn: 8 * kibibyte,
  messageBytes: mebibyte,
  bytesOfConnection: { bytes: 2 * mebibyte, seconds: 5 }, // 500 waiting records have less than one mebibyte together
  packetsOfConnection: { points: 1_000, seconds: 1 },
  pingsOfConnection: { points: 10, seconds: 1 },
  connectionsOfSession: 8,
  connectionsOfPerson: 32,
  connectionsOfDevice: 128,
  packetsOfPerson: {
    command: { points: 120, seconds: 2 }, // 60 a second, and some at once
    follow: { points: 60, seconds: 1 },
    other: { points: 30, seconds: 1 },
  },
  underWay: 32,
  requestsOfPerson: { points: 300, seconds: 10 },
  uploadsOfPerson: { bytes: 64 * mebibyte, seconds: 60 }, // eight of the largest files
};

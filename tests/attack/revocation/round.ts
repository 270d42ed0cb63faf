import type { Client } from '@cordon/server/testing/cordon.ts';
import { keysOf } from '@cordon/server/log/keys.ts';
import { eventsOf, readLastSeq, readRange } from '@cordon/server/log/read.ts';
import type { Redis } from 'ioredis';
import type { Device } from '../../support/device.ts';
import { type Office, pause } from '../office.ts';
import type { AttackedServer } from '../server.ts';
import { asItIs, hammer, lanesOfConnection, openConnection, type Send, signedBy, type Tally } from './connections.ts';
import { revoke, type Revoked, type Way } from './ways.ts';

const keys = keysOf('demo');
const frozenMs = 60;
const warmUpMs = 40;
/** Of a round, what each lane may send at most. */
const attemptsOfLane = 3;
const closedWithinMs = 10_000; // far more than is promised, so that what comes late is measured

export type RoundParts = {
  office: Office;
  frozen: AttackedServer;
  redis: Redis;
  tablet: Device;
  people: readonly Revoked[];
  carrier: Revoked; // stays on duty at the same tablet, and carries what the others sign
  way: Way;
  attemptsLeft: () => number;
  command: (connection: number, lane: number) => object;
  tally: Tally;
};

export type RoundOutcome = {
  acceptedBefore: number; // commands that stand in the feed before it
  acceptedAfter: number; // commands that stand in the feed after the revocation
  cameBack: number; // connections that were opened anew with what was revoked, and not closed in time
  awakeMs: number; // until the last connection was closed, from the answer to whoever revoked
  frozenMs: number; // and from the thaw
};

/**
 * Everybody works at both processes, and what they sign goes over somebody else's connection as well; one is frozen with their commands
 * under way while all of them are revoked.
 */
export async function playRound(parts: RoundParts): Promise<RoundOutcome> {
  const { office, frozen, redis, tablet, people, carrier, way } = parts;
  const elsewhere = await tablet.at(frozen.url);
  const begin = await readLastSeq(redis, keys);
  const here = await linesOf(tablet, people);
  const there = await linesOf(elsewhere, people);
  // What was signed before a sign-off is good after it: that ends nothing here.
  const isCarried = way !== 'signed-off';
  const carrying = isCarried ? [...(await linesOf(tablet, [carrier])), ...(await linesOf(elsewhere, [carrier]))] : [];
  const own = [...here, ...there];
  const working = [
    ...own.flatMap((client, connection) => lanesOn(client, connection, parts, () => asItIs)),
    ...carrying.flatMap((client, connection) =>
      lanesOn(client, own.length + connection, parts, (lane) => signedBy(ofLane(people, lane).author)),
    ),
  ];
  await pause(warmUpMs);
  frozen.freeze();
  let thawedAt: number;
  const closings: Promise<number>[] = [];
  let ends: number[];
  let revokedAt: number;
  try {
    const marks = await revoke(way, office, tablet, people);
    revokedAt = performance.now();
    const last = await readLastSeq(redis, keys);
    ends = marks.map((mark) => mark ?? last);
    closings.push(...here.map((client) => closingOf(client)));
    await pause(frozenMs);
  } finally {
    frozen.thaw();
    thawedAt = performance.now();
  }
  const closedHere = await Promise.all(closings);
  const closedThere = await Promise.all(there.map((client) => closingOf(client)));
  await Promise.all(working);
  for (const { socket } of carrying) socket.disconnect();
  const back = await Promise.all(people.flatMap((person) => [tablet, elsewhere].map((on) => comesBack(on, person))));
  return {
    ...(await acceptedOf(redis, people, begin, ends)),
    cameBack: back.filter(Boolean).length,
    awakeMs: Math.max(...closedHere) - revokedAt,
    frozenMs: Math.max(...closedThere) - thawedAt,
  };
}

async function linesOf(device: Device, people: readonly Revoked[]): Promise<Client[]> {
  const opened = await Promise.all(people.map(({ token }) => openConnection(device, token)));
  return opened.map((connection) => {
    if (typeof connection === 'string') throw new Error(`somebody in good standing was turned away: ${connection}`);
    return connection;
  });
}

function ofLane(people: readonly Revoked[], lane: number): Revoked {
  const person = people[lane % people.length];
  if (person === undefined) throw new Error('nobody is being revoked');
  return person;
}

function lanesOn(
  client: Client,
  connection: number,
  { attemptsLeft, command, tally }: RoundParts,
  sendOf: (lane: number) => Send,
): Promise<void>[] {
  return Array.from({ length: lanesOfConnection }, (_, lane) => {
    let sent = 0;
    const next = () => ((sent += 1) > attemptsOfLane || attemptsLeft() <= 0 ? null : command(connection, lane));
    return hammer(client, next, tally, sendOf(lane));
  });
}

/** @returns when it was closed by the server, or infinity */
async function closingOf({ socket, closed }: Client): Promise<number> {
  if (socket.disconnected) return performance.now();
  const late = pause(closedWithinMs).then(() => Number.POSITIVE_INFINITY);
  const at = await Promise.race([closed.then(() => performance.now()), late]);
  socket.disconnect();
  return at;
}

async function comesBack(device: Device, { token }: Revoked): Promise<boolean> {
  const connection = await openConnection(device, token);
  if (typeof connection === 'string') return false;
  return (await closingOf(connection)) === Number.POSITIVE_INFINITY;
}

/** What the feed itself says: an answer may be lost with its connection, an entry is not. */
async function acceptedOf(
  redis: Redis,
  people: readonly Revoked[],
  begin: number,
  ends: readonly number[],
): Promise<Pick<RoundOutcome, 'acceptedBefore' | 'acceptedAfter'>> {
  const entries = eventsOf(await readRange(redis, keys, begin + 1, Number.MAX_SAFE_INTEGER));
  const signOffs = entries.filter(({ event }) => event.type === 'signedOff');
  const endOf = new Map([
    ...people.map(({ member }, i) => [member.personId, ends[i] ?? 0] as const),
    ...signOffs.map(({ by, seq }) => [by.personId ?? '', seq] as const),
  ]);
  const theirs = entries.filter(({ by, aggregate }) => aggregate === 'visit' && endOf.has(by.personId ?? ''));
  const after = theirs.filter(({ seq, by }) => seq > (endOf.get(by.personId ?? '') ?? 0));
  const commandsIn = (some: typeof theirs) => new Set(some.map(({ commandId }) => commandId)).size;
  return { acceptedBefore: commandsIn(theirs) - commandsIn(after), acceptedAfter: commandsIn(after) };
}

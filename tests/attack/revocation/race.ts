import type { Client } from '@cordon/server/testing/cordon.ts';
import { commandOf } from '@cordon/server/testing/commands.ts';
import { api } from '../../simulate/api.ts';
import { memberOf, lineTo, type Pair, type Rascal } from './pair.ts';

export const ways = ['off-duty', 'device', 'pin', 'sign-off'] as const;
export type Way = (typeof ways)[number];

export type Race = {
  attempts: number;
  acceptedBefore: number;
  refused: number;
  unanswered: number; // the line was closed
  /** Accepted by an entry of the feed after the revocation's. */
  acceptedAfter: number;
  /** From the revocation, or the thaw, until the last line was closed. */
  closedWithinMs: number;
};

const warmMs = 40;
const frozenMs = 60;
const closeWithinMs = 5_000;

/** One revocation while commands are under way in both processes, in one of them frozen in the middle of them. */
export async function race({ steady, frozen, office }: Pair, rascal: Rascal, way: Way): Promise<Race> {
  const token = await takenOn(office, rascal);
  const lines = await Promise.all([steady.url, frozen.url].map((url) => lineTo(url, rascal.device, token)));
  const [here, there] = lines;
  if (here === undefined || there === undefined) throw new Error('there are two');
  const accepted: number[] = [];
  const tally = { attempts: 0, refused: 0, unanswered: 0 };
  let isOver = false;

  async function insist(line: Client, visitId: string): Promise<void> {
    for (let isHeld = false; !isOver; isHeld = !isHeld) {
      tally.attempts += 1;
      const body = isHeld
        ? ({ type: 'resumeVisit', visitId, note: '继续' } as const)
        : ({ type: 'holdVisit', visitId, reason: '核对' } as const);
      const ack = await answerTo(line, commandOf(body));
      if (ack === null) {
        tally.unanswered += 1;
        return;
      }
      if (ack.ok) accepted.push(ack.seq);
      else tally.refused += 1;
    }
  }
  const work = lines.flatMap((line, side) =>
    rascal.visits.filter((_, n) => n % 2 === side).map((visitId) => insist(line, visitId)),
  );

  await during(warmMs);
  frozen.freeze();
  await during(frozenMs / 2);
  const seq = await revoke({ steady, office }, rascal, way, token);
  const revokedAt = performance.now();
  const closedHere = Promise.race([here.closed, during(closeWithinMs)]).then(() => performance.now() - revokedAt);
  await during(frozenMs / 2);
  frozen.thaw();
  const thawedAt = performance.now();
  const closedThere = Promise.race([there.closed, during(closeWithinMs)]).then(() => performance.now() - thawedAt);
  const closedWithinMs = Math.max(...(await Promise.all([closedHere, closedThere])));
  isOver = true;
  await Promise.all(work);
  for (const { socket } of lines) socket.disconnect();
  return {
    ...tally,
    acceptedBefore: accepted.filter((at) => at < seq).length,
    acceptedAfter: accepted.filter((at) => at > seq).length,
    closedWithinMs,
  };
}

/** On duty, on an enrolled device, signed in. */
async function takenOn(office: Pair['office'], rascal: Rascal): Promise<string> {
  const { personId, staffNumber, deviceId, device } = rascal;
  await office.ask({ type: 'saveStaff', member: memberOf(personId, staffNumber, 'supervisor', []) });
  await office.ask({ type: 'saveDevice', device: { id: deviceId, name: deviceId, stations: [] } });
  const { code } = await office.post<{ code: string }>(`/devices/${deviceId}/code`);
  await device.enrol(code);
  return (await device.signIn({ staffNumber, pin: rascal.pin })).token;
}

/** @returns the entry of the feed after which nothing of theirs may be accepted */
async function revoke(
  { steady, office }: Pick<Pair, 'steady' | 'office'>,
  rascal: Rascal,
  way: Way,
  token: string,
): Promise<number> {
  const { personId, staffNumber, deviceId } = rascal;
  switch (way) {
    case 'off-duty': {
      const member = { ...memberOf(personId, staffNumber, 'supervisor', []), active: false };
      return (await office.ask({ type: 'saveStaff', member })).seq;
    }
    case 'device':
      return (await office.ask({ type: 'revokeDevice', deviceId, reason: '遗失' })).seq;
    case 'pin':
      rascal.pin = (await office.post<{ pin: string }>(`/staff/${personId}/pin`)).pin;
      return latest(office);
    case 'sign-off':
      await (await rascal.device.at(steady.url)).send('DELETE', '/api/v1/session', { token });
      return latest(office);
    default:
      return way satisfies never;
  }
}

/** Where the feed is now: what follows was committed later. */
async function latest({ ask, device, token }: Pair['office']): Promise<number> {
  await api(device, 'GET', '/session', { token });
  return (await ask({ type: 'saveDevice', device: { id: 'marker', name: 'marker', stations: [] } })).seq;
}

/** @returns null when the line was closed before there was an answer */
async function answerTo(line: Client, command: unknown) {
  return Promise.race([line.command(command).catch(() => null), line.closed.then(() => null)]);
}

async function during(ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms));
}

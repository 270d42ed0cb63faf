import { administrator, gateOfficer, supervisorA } from '@cordon/protocol/testing/actors.ts';
import { demoSite } from '@cordon/protocol/site/demo.ts';
import { tenAtNight } from '@cordon/protocol/testing/site.ts';
import type { Ack } from '@cordon/protocol/wire/ack.ts';
import type { Redis } from 'ioredis';
import { describe, expect, it } from 'vitest';
import { commandOf } from '../testing/commands.ts';
import { arriveOf, type Door, doorKeys, doorPartsOf, openDoor } from '../testing/door.ts';
import { useStore } from '../testing/store.ts';
import { openSubmit, type Submit } from './submit.ts';

const right = 'author-right:a';
const session = 'session:of-the-carrier';
const carried = { by: supervisorA, right };

let redis: Redis;
let door: Door;
let connect: () => Redis;

useStore(async ({ server, redis: store }) => {
  redis = store;
  connect = () => server.connect();
  door = await openDoor(redis);
  await redis.mset(right, '', session, '');
});

const codeOf = (ack: Ack) => (ack.ok ? 'ok' : ack.code);
const offDuty = (personId: string) => {
  const member = demoSite(tenAtNight).staff.find((one) => one.personId === personId);
  if (member === undefined) throw new Error(`nobody is ${personId}`);
  return door.ask(administrator, { type: 'saveStaff', member: { ...member, active: false } });
};

/** Another process, which stands still between its decision and its commit for as long as `meanwhile` takes. */
function frozenDoor(meanwhile: () => Promise<unknown>): Submit {
  const connection = connect();
  const submit = openSubmit(doorPartsOf(connection, door.clock));
  const commit = connection.cordonCommit.bind(connection);
  let thawed: Promise<unknown> | null = null;
  connection.cordonCommit = async (...args) => {
    await (thawed ??= meanwhile());
    return commit(...args);
  };
  return submit;
}

describe('a command over another’s line', () => {
  it('[OF33] is its author’s, and leaves no trace of whose line it was', async () => {
    const visitId = await door.declare();
    expect(codeOf(await door.submit(arriveOf(visitId), gateOfficer, session, carried))).toBe('ok');
    const [last] = (await door.feed()).slice(-1);
    expect(last?.by).toEqual({ personId: 'gate-1', name: '门岗一号', role: 'gate' });
    expect(JSON.stringify(last)).not.toContain('supervisor-1');
  });

  it('[OF33] may be what its author may do, and not what the other one may', async () => {
    const lockdown = commandOf({ type: 'setLockdown', reason: '演练' });
    expect(codeOf(await door.submit(lockdown, gateOfficer, session, carried))).toBe('forbidden');
  });

  it('[OF34] says whose right has ended', async () => {
    const visitId = await door.declare();
    await redis.del(right);
    expect(codeOf(await door.submit(arriveOf(visitId), gateOfficer, session, carried))).toBe('author-ended');
    await redis.del(session);
    expect(codeOf(await door.submit(arriveOf(visitId), gateOfficer, session, carried))).toBe('not-signed-in');
    await redis.mset(right, '', session, '');
    await offDuty('gate-1');
    expect(codeOf(await door.submit(arriveOf(visitId), gateOfficer, session, carried))).toBe('author-ended');
    expect((await door.feed()).map(({ event }) => event.type)).not.toContain('vehicleArrived');
  });

  it.each<[string, string, () => Promise<unknown>]>([
    ['the author’s right', 'author-ended', () => redis.del(right)],
    ['the session that carries it', 'not-signed-in', () => redis.del(session)],
    ['the author’s duty', 'author-ended', () => offDuty('gate-1')],
    ['the duty of who carries it', 'not-signed-in', () => offDuty('supervisor-1')],
  ])('[OF33] is not accepted when %s ends while a process that stands still holds it', async (_, code, end) => {
    const visits: string[] = [];
    for (let n = 0; n < 20; n += 1) visits.push(await door.declare({ plate: `渝A${10_000 + n}` }));
    const submit = frozenDoor(end);
    const acks = await Promise.all(
      visits.map((visitId, n) => submit(arriveOf(visitId, `渝A${10_000 + n}`), gateOfficer, session, carried)),
    );
    expect(new Set(acks.map(codeOf))).toEqual(new Set([code]));
    expect((await door.feed()).filter(({ by }) => by.personId === 'gate-1')).toEqual([]);
  });
});

describe('[OF35] the same command, by its author and carried', () => {
  const withoutNow = (ack: Ack) => JSON.stringify({ ...ack, now: 0 });

  it('has one effect and one answer, whichever came first, also when the right has ended since', async () => {
    const [first, second] = [await door.declare(), await door.declare({ plate: '渝B22222' })];
    const own = arriveOf(first);
    const answer = await door.submit(own, gateOfficer, null);
    expect(withoutNow(await door.submit(own, gateOfficer, session, carried))).toBe(withoutNow(answer));
    const handed = arriveOf(second, '渝B22222');
    const carriedAnswer = await door.submit(handed, gateOfficer, session, carried);
    expect(carriedAnswer.ok).toBe(true);
    expect(withoutNow(await door.submit(handed, gateOfficer, null))).toBe(withoutNow(carriedAnswer));
    await redis.del(right);
    expect(withoutNow(await door.submit(handed, gateOfficer, session, carried))).toBe(withoutNow(carriedAnswer));
    expect((await door.feed()).filter(({ event }) => event.type === 'vehicleArrived')).toHaveLength(2);
    expect(await redis.exists(doorKeys.receipt(handed.commandId))).toBe(1);
  });
});

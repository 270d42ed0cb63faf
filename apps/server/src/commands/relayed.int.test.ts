import { administrator, gateOfficer, supervisorA } from '@cordon/protocol/testing/actors.ts';
import { demoSite } from '@cordon/protocol/site/demo.ts';
import { tenAtNight } from '@cordon/protocol/testing/site.ts';
import type { Ack } from '@cordon/protocol/wire/ack.ts';
import type { Redis } from 'ioredis';
import { describe, expect, it } from 'vitest';
import { commandOf } from '../testing/commands.ts';
import { readStored } from '../log/read.ts';
import { visitRef } from '../log/keys.ts';
import { visitOf } from '../log/snapshot.ts';
import {
  arriveOf,
  type SubmitFixture,
  demoKeys,
  submitPartsOf,
  createSubmitFixture,
} from '../testing/submit-fixture.ts';
import { useStore } from '../testing/store.ts';
import { createSubmitBatch, singly, type Submit } from './submit.ts';

const right = 'author-right:a';
const session = 'session:of-the-relaying-person';
const relayed = { by: supervisorA, right };

let redis: Redis;
let fixture: SubmitFixture;
let connect: () => Redis;

useStore(async ({ server, redis: store }) => {
  redis = store;
  connect = () => server.connect();
  fixture = await createSubmitFixture(redis);
  await redis.mset(right, '', session, '');
});

const codeOf = (ack: Ack) => (ack.ok ? 'ok' : ack.code);
const offDuty = (personId: string) => {
  const member = demoSite(tenAtNight).staff.find((one) => one.personId === personId);
  if (member === undefined) throw new Error(`nobody is ${personId}`);
  return fixture.ask(administrator, { type: 'saveStaff', member: { ...member, active: false } });
};

/** Another process, which stands still between its decision and its commit for as long as `meanwhile` takes. */
function delayedSubmit(meanwhile: () => Promise<unknown>): Submit {
  const connection = connect();
  const submit = singly(createSubmitBatch(submitPartsOf(connection, fixture.clock)));
  const commit = connection.evalsha.bind(connection);
  let thawed: Promise<unknown> | null = null;
  const evalsha = async (...args: Parameters<typeof commit>) => {
    await (thawed ??= meanwhile());
    return commit(...args);
  };
  Object.assign(connection, { evalsha });
  return submit;
}

describe('a command over another’s connection', () => {
  it('[OF33] is its author’s, and leaves no trace of whose connection it was', async () => {
    const visitId = await fixture.declare();
    expect(codeOf(await fixture.submit(arriveOf(visitId), gateOfficer, session, relayed))).toBe('ok');
    const [last] = (await fixture.feed()).slice(-1);
    expect(last?.by).toEqual({ personId: 'gate-1', name: '门岗一号', role: 'gate' });
    expect(JSON.stringify(last)).not.toContain('supervisor-1');
  });

  it('[OF33] may be what its author may do, and not what the other one may', async () => {
    const lockdown = commandOf({ type: 'setLockdown', reason: '演练' });
    expect(codeOf(await fixture.submit(lockdown, gateOfficer, session, relayed))).toBe('forbidden');
  });

  it('[OF34] says whose right has ended', async () => {
    const visitId = await fixture.declare();
    await redis.del(right);
    expect(codeOf(await fixture.submit(arriveOf(visitId), gateOfficer, session, relayed))).toBe('author-ended');
    await redis.del(session);
    expect(codeOf(await fixture.submit(arriveOf(visitId), gateOfficer, session, relayed))).toBe('not-signed-in');
    await redis.mset(right, '', session, '');
    await offDuty('gate-1');
    expect(codeOf(await fixture.submit(arriveOf(visitId), gateOfficer, session, relayed))).toBe('author-ended');
    expect((await fixture.feed()).map(({ event }) => event.type)).not.toContain('vehicleArrived');
  });

  it.each<[string, string, () => Promise<unknown>]>([
    ['the author’s right', 'author-ended', () => redis.del(right)],
    ['the session that relays it', 'not-signed-in', () => redis.del(session)],
    ['the author’s duty', 'author-ended', () => offDuty('gate-1')],
    ['the duty of the person who relays it', 'not-signed-in', () => offDuty('supervisor-1')],
  ])('[OF33] is not accepted when %s ends while a process that stands still holds it', async (_, code, end) => {
    const visits: string[] = [];
    for (let n = 0; n < 20; n += 1) visits.push(await fixture.declare({ plate: `渝A${10_000 + n}` }));
    const submit = delayedSubmit(end);
    const acks = await Promise.all(
      visits.map((visitId, n) => submit(arriveOf(visitId, `渝A${10_000 + n}`), gateOfficer, session, relayed)),
    );
    expect(new Set(acks.map(codeOf))).toEqual(new Set([code]));
    expect((await fixture.feed()).filter(({ by }) => by.personId === 'gate-1')).toEqual([]);
  });
});

describe('[OF5] what somebody recorded and may not do any more', () => {
  const lateOf = (visitId: string, plate?: string) => ({ ...arriveOf(visitId, plate), offline: true as const });
  const recordsOf = async (visitId: string) => {
    const [stored] = await readStored(redis, demoKeys, [visitRef(visitId)]);
    return visitOf(stored?.text ?? '').unsettled;
  };
  const of = async (type: string) => (await fixture.feed()).filter(({ event }) => event.type === type);

  it.each<[string, () => Promise<unknown>]>([
    ['their right', () => redis.del(right)],
    ['their duty', () => offDuty('gate-1')],
  ])('is not done when %s has ended, and on record by the word of the person who relays it, once', async (_, end) => {
    const visitId = await fixture.declare();
    await end();
    const record = lateOf(visitId);
    const relay = () => fixture.submit(record, gateOfficer, session, relayed);
    const acks = [await relay(), ...(await Promise.all([relay(), relay()]))];
    expect(acks.map(codeOf)).toEqual(['author-ended', 'author-ended', 'author-ended']);
    const standing = { recordId: record.commandId, authorId: 'gate-1', authorName: '门岗一号', code: 'author-ended' };
    expect(await recordsOf(visitId)).toMatchObject([{ ...standing, by: { personId: 'supervisor-1', name: '监管甲' } }]);
    expect(await of('vehicleArrived')).toEqual([]);
    expect(await of('recordRefused')).toHaveLength(1);
    expect((await of('alertRaised')).filter(({ id }) => id.includes('record-unsettled'))).toHaveLength(1);
    expect((await fixture.feed()).filter(({ by }) => by.personId === 'gate-1')).toEqual([]);
  });

  it('is on record, too, when the right ends while a process that stands still holds it', async () => {
    const visitId = await fixture.declare();
    const submit = delayedSubmit(() => redis.del(right));
    expect(codeOf(await submit(lateOf(visitId), gateOfficer, session, relayed))).toBe('author-ended');
    expect(await recordsOf(visitId)).toMatchObject([{ code: 'author-ended' }]);
    expect(await of('vehicleArrived')).toEqual([]);
  });

  it('is on record when they have been sent to another station since', async () => {
    const visitId = await fixture.declare();
    const { staff, stations } = demoSite(tenAtNight);
    const [member, gate] = [staff.find(({ personId }) => personId === 'gate-1'), stations[0]];
    if (member === undefined || gate === undefined) throw new Error('nobody is at the gate');
    await fixture.ask(administrator, { type: 'saveStation', station: { ...gate, id: 'south-gate' } });
    await fixture.ask(administrator, { type: 'saveStaff', member: { ...member, stations: ['south-gate'] } });
    expect(codeOf(await fixture.submit(lateOf(visitId), gateOfficer, session))).toBe('wrong-station');
    const by = { personId: 'gate-1' };
    expect(await recordsOf(visitId)).toMatchObject([{ authorId: 'gate-1', code: 'wrong-station', by }]);
  });

  it('has no effect when they may not do it, when there is no such visit, or when nobody on duty relays it', async () => {
    const visitId = await fixture.declare();
    const clear = commandOf({ type: 'cancelDeclaration', visitId, reason: '取消' });
    const forbidden = { ...clear, offline: true as const };
    expect(codeOf(await fixture.submit(forbidden, gateOfficer, session, relayed))).toBe('forbidden');
    await redis.del(right);
    const unknown = lateOf('a0000000-0000-4000-8000-00000000ffff');
    expect(codeOf(await fixture.submit(unknown, gateOfficer, session, relayed))).toBe('author-ended');
    await offDuty('supervisor-1');
    expect(codeOf(await fixture.submit(lateOf(visitId), gateOfficer, session, relayed))).toBe('not-signed-in');
    expect(await of('recordRefused')).toEqual([]);
    expect(await recordsOf(visitId)).toEqual([]);
  });
});

describe('[OF35] the same command, from its author and relayed', () => {
  const withoutNow = (ack: Ack) => JSON.stringify({ ...ack, now: 0 });

  it('has one effect and one answer, whichever came first, also when the right has ended since', async () => {
    const [first, second] = [await fixture.declare(), await fixture.declare({ plate: '渝B22222' })];
    const own = arriveOf(first);
    const answer = await fixture.submit(own, gateOfficer, null);
    expect(withoutNow(await fixture.submit(own, gateOfficer, session, relayed))).toBe(withoutNow(answer));
    const handed = arriveOf(second, '渝B22222');
    const relayedAnswer = await fixture.submit(handed, gateOfficer, session, relayed);
    expect(relayedAnswer.ok).toBe(true);
    expect(withoutNow(await fixture.submit(handed, gateOfficer, null))).toBe(withoutNow(relayedAnswer));
    await redis.del(right);
    expect(withoutNow(await fixture.submit(handed, gateOfficer, session, relayed))).toBe(withoutNow(relayedAnswer));
    expect((await fixture.feed()).filter(({ event }) => event.type === 'vehicleArrived')).toHaveLength(2);
    expect(await redis.exists(demoKeys.receipt(handed.commandId))).toBe(1);
  });
});

import { administrator, auditor, gateOfficer, supervisorA } from '@cordon/protocol/testing/actors.ts';
import { demoSite } from '@cordon/protocol/site/demo.ts';
import { declarationOf } from '@cordon/protocol/testing/declarations.ts';
import type { StaffMember } from '@cordon/protocol/site/settings.ts';
import type { Ack } from '@cordon/protocol/wire/ack.ts';
import type { Command } from '@cordon/protocol/wire/command.ts';
import type { TestRedis } from '@cordon/tests/support/redis.ts';
import type { Redis } from 'ioredis';
import { describe, expect, it } from 'vitest';
import { readStored } from '../log/read.ts';
import { siteOf } from '../log/snapshot.ts';
import { commandOf, newId } from '../testing/commands.ts';
import {
  arriveOf,
  type SubmitFixture,
  demoKeys,
  createSubmitFixture,
  createSubmit,
} from '../testing/submit-fixture.ts';
import { useStore } from '../testing/store.ts';

let server: TestRedis;
let redis: Redis;
let fixture: SubmitFixture;

useStore(async (store) => {
  ({ server, redis } = store);
  fixture = await createSubmitFixture(redis);
});

const codeOf = (ack: Ack) => (ack.ok ? 'ok' : ack.code);
const lockdown = () => commandOf({ type: 'setLockdown', reason: '演练' });
const retire = (reason = '已过期') => commandOf({ type: 'retireBatch', batchId: 'batch-1', reason });
const saveStaff = (member: StaffMember) => commandOf({ type: 'saveStaff', member });
const gateMember: StaffMember = {
  personId: 'gate-1',
  staffNumber: '1001',
  name: '门岗一号',
  role: 'gate',
  stations: ['main-gate'],
  active: true,
};

describe('a command', () => {
  it('[C1] is answered with its place in the feed, where its events are', async () => {
    const visitId = await fixture.declare();
    const ack = await fixture.submit(arriveOf(visitId), gateOfficer, null);
    const events = (await fixture.feed()).filter(({ id }) => id === visitId);
    expect(ack).toMatchObject({ ok: true, version: events.at(-1)?.version, unchanged: false });
    expect(ack.ok && ack.seq).toBe((await fixture.feed()).at(-1)?.seq);
    expect(events.map(({ event }) => event.type)).toEqual(['visitDeclared', 'vehicleArrived', 'stepReported']);
    expect(events.at(-1)).toMatchObject({ by: { personId: 'gate-1', role: 'gate' }, at: fixture.clock.at });
  });

  it('[C12] of an unknown visit is refused, and stays refused when the visit has been declared meanwhile', async () => {
    const visitId = newId();
    const command = arriveOf(visitId);
    const before = (await fixture.feed()).length;
    expect(codeOf(await fixture.submit(command, gateOfficer, null))).toBe('visit-unknown');
    expect((await fixture.feed()).length).toBe(before);
    const declaration = declarationOf({}, fixture.clock.at);
    await fixture.submit(commandOf({ type: 'declareVisit', visitId, declaration }), administrator, null);
    expect(codeOf(await fixture.submit(command, gateOfficer, null))).toBe('visit-unknown');
    expect(codeOf(await fixture.submit(arriveOf(visitId), gateOfficer, null))).toBe('ok');
  });

  it('[C12] nothing is kept of a command of somebody without the right to it', async () => {
    const command = commandOf({ type: 'setLockdown', reason: '演练' });
    expect(codeOf(await fixture.submit(command, gateOfficer, null))).toBe('forbidden');
    expect(await redis.exists(demoKeys.receipt(command.commandId))).toBe(0);
  });

  it('[C1] is recorded by the person of the session, with the name that the site has', async () => {
    const visitId = await fixture.declare();
    await fixture.submit(arriveOf(visitId), { ...gateOfficer, name: 'somebody', stations: ['everywhere'] }, null);
    expect((await fixture.feed()).at(-1)?.by).toEqual({ personId: 'gate-1', name: '门岗一号', role: 'gate' });
  });
});

describe('who may ask', () => {
  it('[C2] is judged by role', async () => {
    expect(codeOf(await fixture.submit(lockdown(), gateOfficer, null))).toBe('forbidden');
    expect(codeOf(await fixture.submit(lockdown(), auditor, null))).toBe('forbidden');
    expect(codeOf(await fixture.submit(lockdown(), supervisorA, null))).toBe('ok');
  });

  it('[C2] is judged by who is on duty now, not by what the session remembers', async () => {
    const visitId = await fixture.declare();
    await fixture.submit(saveStaff({ ...gateMember, active: false }), administrator, null);
    expect(codeOf(await fixture.submit(arriveOf(visitId), gateOfficer, null))).toBe('not-signed-in');
    await fixture.submit(saveStaff({ ...gateMember, role: 'auditor', stations: [] }), administrator, null);
    expect(codeOf(await fixture.submit(arriveOf(visitId), gateOfficer, null))).toBe('not-signed-in');
  });

  it('[C2] takes nothing of a person after the commit that took them off duty, even when it was let in before', async () => {
    const visitId = await fixture.declare();
    const [stored] = await readStored(redis, demoKeys, ['site']);
    const site = siteOf(stored?.text ?? '');
    const without = { ...site, staff: site.staff.filter(({ personId }) => personId !== 'gate-1') };
    let looks = 0;
    const clock = {
      ...fixture.clock,
      now: () => {
        looks += 1;
        // Between what it was let in by and its commit, on the same connection.
        const taken = { v: String((stored?.version ?? 0) + 1), s: JSON.stringify(without) };
        if (looks === 1) void redis.hset(demoKeys.aggregate('site'), taken);
        return fixture.clock.at;
      },
    };
    const late = createSubmit(redis, clock);
    expect(codeOf(await late(arriveOf(visitId), gateOfficer, null))).toBe('not-signed-in');
    expect((await fixture.feed()).map(({ event }) => event.type)).not.toContain('vehicleArrived');
  });

  it('[C3] must name a station of their own', async () => {
    const visitId = await fixture.declare();
    const elsewhere = { ...arriveOf(visitId), stationId: 'first-canteen' } as Command;
    expect(await fixture.submit(elsewhere, gateOfficer, null)).toMatchObject({
      code: 'wrong-station',
      params: { station: 'first-canteen' },
    });
  });

  it('[C2] the clock and the import may do their own work alone', async () => {
    expect(codeOf(await fixture.submit(lockdown(), { kind: 'system', name: 'clock' }, null))).toBe('forbidden');
    expect(codeOf(await fixture.submit(lockdown(), { kind: 'system', name: 'import' }, null))).toBe('forbidden');
    const passDeadline = {
      type: 'passDeadline',
      commandId: newId(),
      observedAt: 0,
      aggregate: 'site',
      deadline: 'x',
    } as const;
    expect(codeOf(await fixture.submit(passDeadline, supervisorA, null))).toBe('forbidden');
  });

  it('[L5] must still be signed in when it is written', async () => {
    await redis.set('session', 'x');
    expect(codeOf(await fixture.submit(lockdown(), supervisorA, 'session'))).toBe('ok');
    await redis.del('session');
    expect(codeOf(await fixture.submit(retire(), supervisorA, 'session'))).toBe('not-signed-in');
  });
});

describe('a command that comes again', () => {
  const withoutNow = (ack: Ack) => JSON.stringify({ ...ack, now: 0 });

  it('[C4] gets the same answer, letter by letter, whatever has happened since', async () => {
    const visitId = await fixture.declare();
    const arrival = arriveOf(visitId);
    const first = await fixture.submit(arrival, gateOfficer, null);
    const refusal = arriveOf(visitId);
    const refusedFirst = await fixture.submit(refusal, gateOfficer, null);
    expect(codeOf(refusedFirst)).not.toBe('ok');
    await fixture.ask(supervisorA, { type: 'refuseVisit', visitId, reason: '劝返' });
    fixture.clock.at += 1_000;
    expect(withoutNow(await fixture.submit(arrival, gateOfficer, null))).toBe(withoutNow(first));
    expect(withoutNow(await fixture.submit(refusal, gateOfficer, null))).toBe(withoutNow(refusedFirst));
  });

  it('[C4] takes effect once, ten times at the same moment and from two processes', async () => {
    const other = createSubmit(server.connect(), fixture.clock);
    const command = lockdown();
    const acks = await Promise.all(
      Array.from({ length: 10 }, (_, time) => (time % 2 === 0 ? fixture.submit : other)(command, supervisorA, null)),
    );
    expect(new Set(acks.map(withoutNow)).size).toBe(1);
    expect(acks[0]?.ok).toBe(true);
    expect((await fixture.feed()).filter(({ event }) => event.type === 'lockdownSet')).toHaveLength(1);
  });

  it('[C5] with another payload, by another person or for another visit is refused', async () => {
    const [visitId, otherVisit] = [await fixture.declare(), await fixture.declare({ plate: '渝B22222' })];
    const arrival = arriveOf(visitId);
    await fixture.submit(arrival, gateOfficer, null);
    const before = (await fixture.feed()).length;
    const changed = { ...arrival, stepId: 'disinfect-vehicle' } as Command;
    const moved = { ...arrival, visitId: otherVisit } as Command;
    const reused = await Promise.all([
      fixture.submit(changed, gateOfficer, null),
      fixture.submit(moved, gateOfficer, null),
      fixture.submit(arrival, supervisorA, null),
    ]);
    expect(reused.map(codeOf)).toEqual(['command-reused', 'command-reused', 'command-reused']);
    expect((await fixture.feed()).length).toBe(before);
  });

  it('[C4] is recognised while a first one is still under way', async () => {
    const command = lockdown();
    const [a, b] = await Promise.all([
      fixture.submit(command, supervisorA, null),
      fixture.submit({ ...command, reason: '另一份' } as Command, supervisorA, null),
    ]);
    expect([codeOf(a), codeOf(b)].toSorted()).toEqual(['command-reused', 'ok']);
  });
});

describe('commands that race', () => {
  it('[C6] for one step: exactly one is accepted', async () => {
    const other = createSubmit(server.connect(), fixture.clock);
    const visitId = await fixture.declare();
    const acks = await Promise.all(
      Array.from({ length: 6 }, (_, one) =>
        (one % 2 === 0 ? fixture.submit : other)(arriveOf(visitId), gateOfficer, null),
      ),
    );
    expect(acks.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await fixture.feed()).filter(({ event }) => event.type === 'vehicleArrived')).toHaveLength(1);
  });

  it('[C6] on different visits all go through', async () => {
    const ids = await Promise.all(
      Array.from({ length: 12 }, (_, one) => fixture.declare({ plate: `渝A${10_000 + one}` })),
    );
    const acks = await Promise.all(
      ids.map((id, one) => fixture.submit(arriveOf(id, `渝A${10_000 + one}`), gateOfficer, null)),
    );
    expect(acks.map(codeOf)).toEqual(ids.map(() => 'ok'));
  });

  it('[C7] for one plate: one vehicle arrives, the other is refused for it', async () => {
    const ids = [await fixture.declare(), await fixture.declare()];
    const acks = await Promise.all(ids.map((id) => fixture.submit(arriveOf(id), gateOfficer, null)));
    expect(acks.map(codeOf).toSorted()).toEqual(['ok', 'plate-here']);
    expect(await redis.smembers(demoKeys.claim('plate:渝A12345'))).toHaveLength(1);
  });

  it('[C7] [C8] rings, once a minute, when the second vehicle was never announced either', async () => {
    await fixture.submit(arriveOf(await fixture.declare()), gateOfficer, null);
    const again = () =>
      fixture.ask(gateOfficer, {
        type: 'arriveUnannounced',
        visitId: newId(),
        gateId: 'main-gate',
        declaration: declarationOf({}, fixture.clock.at),
        handReason: null,
      });
    expect([codeOf(await again()), codeOf(await again())]).toEqual(['plate-here', 'plate-here']);
    const raised = (await fixture.feed()).filter(({ event }) => event.type === 'alertRaised');
    expect(raised).toMatchObject([{ event: { alert: { rule: 'visit.attempt', severity: 'critical' } } }]);
  });

  it('[C11] when two people edit one record, the second is refused, and overwrites nothing', async () => {
    const limits = demoSite(fixture.clock.at).limits;
    const save = (contactMinutes: number, basedOn: number) =>
      fixture.ask(administrator, { type: 'setLimits', limits: { ...limits, contactMinutes }, basedOn });
    const [stored] = await readStored(redis, demoKeys, ['site']);
    const seen = stored?.version ?? 0;
    expect(codeOf(await save(20, seen))).toBe('ok');
    expect(codeOf(await save(45, seen))).toBe('stale-version');
    const [kept] = await readStored(redis, demoKeys, ['site']);
    expect(siteOf(kept?.text ?? '').limits.contactMinutes).toBe(20);
    expect(codeOf(await save(45, kept?.version ?? 0))).toBe('ok');
  });

  it('[C7] frees the plate with the end of the visit', async () => {
    const [first, second] = [await fixture.declare(), await fixture.declare()];
    await fixture.submit(arriveOf(first), gateOfficer, null);
    await fixture.ask(gateOfficer, { type: 'refuseVisit', visitId: first, reason: '劝返' });
    expect(await redis.exists(demoKeys.claim('plate:渝A12345'))).toBe(0);
    expect(codeOf(await fixture.submit(arriveOf(second), gateOfficer, null))).toBe('ok');
  });

  it('[C6] gives up after eight tries when something else writes without end', async () => {
    let tries = 0;
    const clock = {
      ...fixture.clock,
      now: () => {
        // Sent on the same connection before the commit: the version decided on is always the last but one.
        void redis.hincrby(demoKeys.aggregate('site'), 'v', 1);
        return fixture.clock.at;
      },
    };
    const busy = createSubmit(redis, clock, () => {
      tries += 1;
      return 0;
    });
    expect(await busy(lockdown(), supervisorA, null)).toMatchObject({ code: 'busy', retryable: true });
    expect(tries).toBe(8);
  });
});

describe('alerts', () => {
  const alertTypes = async () =>
    (await fixture.feed()).flatMap((event) => (event.aggregate === 'alert' ? [`${event.event.type} ${event.id}`] : []));

  it('[C8] are raised in the commit of their cause, and cleared in the commit that ends it', async () => {
    const set = await fixture.submit(lockdown(), supervisorA, null);
    expect(await alertTypes()).toEqual(['alertRaised demo.site.lockdown']);
    expect(set.ok && set.seq).toBe((await fixture.feed()).at(-1)?.seq);
    await fixture.ask(supervisorA, { type: 'liftLockdown', reason: '演练结束' });
    expect(await alertTypes()).toEqual(['alertRaised demo.site.lockdown', 'alertCleared demo.site.lockdown']);
    const [stored] = await readStored(redis, demoKeys, ['alert:demo.site.lockdown']);
    expect(stored?.version).toBe(2);
  });

  it('[C8] that somebody cleared or closed already are left as they are', async () => {
    await fixture.submit(lockdown(), supervisorA, null);
    const alertId = 'demo.site.lockdown';
    await fixture.ask(supervisorA, { type: 'acknowledgeAlert', alertId, comment: null });
    await fixture.ask(supervisorA, { type: 'closeAlert', alertId, outcome: 'false-alarm', note: null });
    expect(await redis.sismember(demoKeys.open, `alert:${alertId}`)).toBe(0);
    await fixture.ask(supervisorA, { type: 'liftLockdown', reason: '演练结束' });
    expect((await alertTypes()).filter((type) => type.startsWith('alertCleared'))).toEqual([]);
  });

  it('[C8] of a visit are part of its story', async () => {
    const visitId = await fixture.declare();
    await fixture.submit(arriveOf(visitId), gateOfficer, null);
    await fixture.ask(gateOfficer, { type: 'askHelp', visitId, need: 'doctor' });
    const raised = (await fixture.feed()).find(({ event }) => event.type === 'alertRaised');
    expect(await redis.lrange(demoKeys.timeline(visitId), 0, -1)).toContain(String(raised?.seq));
  });
});

describe('the store', () => {
  it('[C9] is opened with its site once, by however many processes', async () => {
    await redis.flushall();
    await Promise.all([
      createSubmitFixture(redis),
      createSubmitFixture(server.connect()),
      createSubmitFixture(server.connect()),
    ]);
    expect((await fixture.feed()).map(({ event }) => event.type)).toEqual(['siteOpened']);
  });

  it('[C9] without a site takes no commands', async () => {
    await redis.flushall();
    expect(codeOf(await fixture.submit(lockdown(), supervisorA, null))).toBe('unavailable');
  });

  it('[C10] that is away is an answer: try again', async () => {
    const gone = server.connect({ maxRetriesPerRequest: 0, retryStrategy: () => null });
    gone.disconnect();
    const submit = createSubmit(gone, fixture.clock);
    expect(await submit(lockdown(), supervisorA, null)).toMatchObject({ code: 'unavailable', retryable: true });
  });

  it('[T3] keeps nothing of a deadline that was not due, so that it can pass later', async () => {
    await fixture.ask(supervisorA, {
      type: 'declareClear',
      until: fixture.clock.at + 3_600_000,
      statement: '各楼栋清点完毕',
    });
    const until = fixture.clock.at + 3_600_000;
    const over = {
      type: 'passDeadline',
      commandId: newId(),
      observedAt: until,
      aggregate: 'site',
      deadline: `clear-over:${until}`,
    } as const;
    const clock = { kind: 'system', name: 'clock' } as const;
    expect(codeOf(await fixture.submit(over, clock, null))).toBe('deadline-not-due');
    fixture.clock.at = until;
    expect(codeOf(await fixture.submit(over, clock, null))).toBe('ok');
  });
});

import { gateOfficer } from '@cordon/protocol/testing/actors.ts';
import { jumpsOf } from '@cordon/protocol/site/clock-jumps.ts';
import { tenAtNight } from '@cordon/protocol/testing/site.ts';
import { minuteMs } from '@cordon/protocol/time.ts';
import type { Redis } from 'ioredis';
import { afterEach, describe, expect, it } from 'vitest';
import { createSubmitBatch, singly, type Submit } from '../commands/submit.ts';
import { readStored } from '../log/read.ts';
import { alertOf, siteOf } from '../log/snapshot.ts';
import { type GuardedClock, guardClock } from '../ops/guarded-clock.ts';
import { realClock } from '../ops/real-clock.ts';
import { handClock } from '../testing/clocks.ts';
import { commandOf } from '../testing/commands.ts';
import {
  arriveOf,
  type SubmitFixture,
  demoKeys,
  submitPartsOf,
  createSubmitFixture,
  silent,
} from '../testing/submit-fixture.ts';
import { startTestCordon } from '../testing/cordon.ts';
import { type Machine, machineOf } from '../testing/machine.ts';
import { useStore } from '../testing/store.ts';
import { resumeClock, startClockRecord } from './clock-record.ts';

type Process = { guard: GuardedClock; submit: Submit; look(): Promise<void>; stop(): Promise<void> };

let redis: Redis;
let fixture: SubmitFixture;
let machine: Machine;
let running: Process[];

useStore(async (store) => {
  ({ redis } = store);
  fixture = await createSubmitFixture(redis);
  machine = machineOf(tenAtNight);
  running = [];
});
afterEach(async () => void (await Promise.all(running.map((one) => one.stop()))));

/** A Cordon on this machine, as far as its clock goes. */
async function start(on = machine): Promise<Process> {
  const guard = guardClock(on.time, realClock.setTimer);
  await resumeClock(redis, demoKeys, guard, on.time.boot);
  const submit = singly(createSubmitBatch({ ...submitPartsOf(redis, fixture.clock), siteClock: guard }));
  const systemClock = handClock(0);
  const { boot } = on.time;
  const record = await startClockRecord({ guard, boot, redis, keys: demoKeys, systemClock, submit, log: silent });
  const asleep = () => expect.poll(() => systemClock.pending()).toBe(1);
  const one: Process = {
    guard,
    submit,
    async look() {
      await asleep();
      systemClock.advance(1_000);
      await asleep();
    },
    async stop() {
      running = running.filter((other) => other !== one);
      await record.stop();
    },
  };
  running.push(one);
  return one;
}

const noted = async () =>
  (await fixture.feed()).filter(({ event }) => event.type === 'clockJumped').map(({ event }) => event);
const alertNamed = async (rule: string) => {
  const [stored] = await readStored(redis, demoKeys, [`alert:demo.${rule}`]);
  return stored ? alertOf(stored.text) : null;
};

/** A vehicle whose disinfection has begun, and what finishes it. */
async function wetted({ submit, guard }: Process): Promise<() => ReturnType<Submit>> {
  const visitId = await fixture.declare();
  const disinfect = { type: 'reportStep', visitId, stationId: 'main-gate', stepId: 'disinfect-vehicle' } as const;
  const ask = (act: object) =>
    submit(
      commandOf(
        { ...disinfect, report: { kind: 'disinfect', ...act } } as Parameters<typeof commandOf>[0],
        guard.now(),
      ),
      gateOfficer,
      null,
    );
  await submit({ ...arriveOf(visitId), observedAt: guard.now() }, gateOfficer, null);
  const [stored] = await readStored(redis, demoKeys, ['site']);
  const batch = siteOf(stored?.text ?? '').batches.find(({ retired }) => !retired);
  const covered = ['body', 'wheels', 'cab-outside'];
  const begun = await ask({ act: 'start', batchId: batch?.id ?? '', covered, method: 'spray' });
  expect(begun).toMatchObject({ ok: true });
  return () => ask({ act: 'finish' });
}

describe('a clock that is set while the server runs', () => {
  it('[CL5] nothing is decided by the new time before it is on record: contact time is not over', async () => {
    const server = await start();
    const finish = await wetted(server);
    machine.pass(minuteMs);
    machine.set(31 * minuteMs);
    expect(await finish()).toMatchObject({ ok: false, code: 'contact-running' });
    await expect.poll(noted).toMatchObject([{ measured: true, to: tenAtNight + 32 * minuteMs }]);
    await expect.poll(() => server.guard.now()).toBe(tenAtNight + 32 * minuteMs);
    expect(await finish()).toMatchObject({ ok: false, code: 'contact-running' });
    machine.pass(29 * minuteMs);
    expect(await finish()).toMatchObject({ ok: true });
    expect(await alertNamed('site.clock-set')).toMatchObject({ severity: 'critical', clearedAt: null });
  });

  it('[CL5] two processes of the machine put it on record once, and both go by it', async () => {
    const both = [await start(), await start()];
    machine.set(-31 * minuteMs);
    await Promise.all(both.map((one) => one.look()));
    for (const { guard } of both) await expect.poll(() => guard.now()).toBe(tenAtNight - 31 * minuteMs);
    expect(await noted()).toHaveLength(1);
  });

  it('[CL5] while the store is away the old time goes on, and it is recorded afterwards', async () => {
    let isAway = true;
    const guard = guardClock(machine.time, realClock.setTimer);
    const submit = singly(createSubmitBatch({ ...submitPartsOf(redis, fixture.clock), siteClock: guard }));
    const systemClock = handClock(0);
    const record = await startClockRecord({
      ...{ guard, boot: machine.time.boot, redis, keys: demoKeys, systemClock, log: silent },
      submit: (command, ...rest) =>
        isAway
          ? Promise.resolve({
              ...{ ok: false, commandId: command.commandId, code: 'unavailable', retryable: true, params: {}, now: 0 },
            })
          : submit(command, ...rest),
    });
    const turn = async () => {
      await expect.poll(() => systemClock.pending()).toBe(1);
      systemClock.advance(1_000);
      await expect.poll(() => systemClock.pending()).toBe(1);
    };
    machine.set(31 * minuteMs);
    await turn();
    machine.pass(minuteMs);
    expect(guard.now()).toBe(tenAtNight + minuteMs);
    isAway = false;
    await turn();
    expect(guard.now()).toBe(tenAtNight + 32 * minuteMs);
    await record.stop();
  });
});

describe('a clock that is set while nothing runs', () => {
  it('[CL6] on the same run of the machine the next start finds it, to the millisecond', async () => {
    const first = await start();
    const finish = await wetted(first);
    await first.stop();
    machine.pass(5 * minuteMs);
    machine.set(31 * minuteMs);
    const next = await start();
    expect(await noted()).toMatchObject([{ from: tenAtNight + 5 * minuteMs, to: tenAtNight + 36 * minuteMs }]);
    expect(next.guard.now()).toBe(tenAtNight + 36 * minuteMs);
    expect(await finish()).toMatchObject({ ok: false, code: 'contact-running' });
  });

  it('[CL6] and finds nothing when nothing was done to it', async () => {
    const first = await start();
    await first.stop();
    machine.pass(5 * minuteMs);
    await start();
    expect(await noted()).toEqual([]);
  });

  it('[CL8] after a restart of the machine the time between is not known: it is on record, and proves no contact time', async () => {
    const first = await start();
    const finish = await wetted(first);
    await first.stop();
    machine.restart(40 * minuteMs);
    const next = await start();
    expect(await noted()).toMatchObject([{ measured: false, from: tenAtNight, to: tenAtNight + 40 * minuteMs }]);
    expect(await alertNamed('site.clock-gap')).toMatchObject({ severity: 'warning' });
    expect(await finish()).toMatchObject({ ok: false, code: 'contact-running' });
    expect(next.guard.now()).toBe(tenAtNight + 40 * minuteMs);
  });

  it('[CL8] a machine that comes back before it went is a clock that was set back', async () => {
    const first = await start();
    await first.stop();
    machine.restart(-60 * minuteMs);
    await start();
    expect(await alertNamed('site.clock-set')).toMatchObject({ severity: 'critical' });
  });

  it('[CL8] a second machine beside one that runs has nothing to tell', async () => {
    await start();
    const other = machineOf(tenAtNight + 300);
    other.restart(0);
    await start(other);
    expect(await noted()).toEqual([]);
  });

  it('[CL3] the site keeps what was set', async () => {
    const first = await start();
    machine.set(31 * minuteMs);
    await first.look();
    const [stored] = await readStored(redis, demoKeys, ['site']);
    expect(jumpsOf(siteOf(stored?.text ?? ''))).toMatchObject([{ byMs: 31 * minuteMs }]);
  });
});

it('[CL4] [CL5] a whole server whose clock is set tells its supervisors, and goes on by the new time', async () => {
  const cordon = await startTestCordon({ time: machine.time });
  const supervisor = await cordon.socket(await cordon.signIn('3001'));
  await supervisor.follow();
  machine.set(31 * minuteMs);
  const raised = () =>
    supervisor.packets
      .flatMap(({ events }) => events)
      .flatMap(({ event }) => (event.type === 'alertRaised' ? [event.alert.rule] : []));
  await expect.poll(raised).toContain('site.clock-set');
  await expect.poll(async () => (await supervisor.follow()).now).toBe(tenAtNight + 31 * minuteMs);
  await cordon.stop();
});

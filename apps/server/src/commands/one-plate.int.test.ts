import { gateOfficer, supervisorA } from '@cordon/protocol/testing/actors.ts';
import { declarationOf } from '@cordon/protocol/testing/declarations.ts';
import type { VisitState } from '@cordon/protocol/visit/state.ts';
import type { Ack } from '@cordon/protocol/wire/ack.ts';
import { engine } from '@cordon/protocol/engine/product.ts';
import type { Redis } from 'ioredis';
import { describe, expect, it, vi } from 'vitest';
import { visitRef } from '../log/keys.ts';
import { readStored } from '../log/read.ts';
import { renewClaims } from '../log/renew-claims.ts';
import { visitOf } from '../log/snapshot.ts';
import { commandOf, newId } from '../testing/commands.ts';
import { arriveOf, type SubmitFixture, demoKeys, createSubmitFixture } from '../testing/submit-fixture.ts';
import { useStore } from '../testing/store.ts';

let redis: Redis;
let fixture: SubmitFixture;

useStore(async (store) => {
  ({ redis } = store);
  fixture = await createSubmitFixture(redis);
});

const codeOf = (ack: Ack) => (ack.ok ? 'ok' : ack.code);

/* Every way in begins at the schema, as it does on the wire. */
const submit = (asked: unknown) => fixture.submit(engine.command.parse(asked), gateOfficer, null);

async function here(plate = '渝A12345', handReason: string | null = null): Promise<string> {
  const visitId = await fixture.declare({ plate });
  const arrival = arriveOf(visitId, plate);
  if (arrival.type === 'reportStep' && arrival.report.kind === 'arrive') arrival.report.handReason = handReason;
  expect(codeOf(await submit(arrival))).toBe('ok');
  return visitId;
}

const otherwise = [
  ['with a hyphen', '渝A-12345'],
  ['with a long dash', '渝A—12345'],
  ['with a zero-width space', '渝A\u200b12345'],
  ['with a soft hyphen', '渝A\u00ad12345'],
  ['with a Cyrillic letter', '渝А12345'],
  ['with a Greek letter', '渝Α12345'],
  ['in full width', '渝Ａ·１２３４５'],
  ['in Arabic digits', '渝A١٢٣٤٥'],
] as const;

const rung = async () =>
  (await fixture.feed()).flatMap(({ aggregate, event }) =>
    aggregate === 'alert' && event.type === 'alertRaised' ? [event.alert] : [],
  );

describe('a vehicle that is here', () => {
  it.each(otherwise)('[ID4] [G1] is refused a second time %s, and rings', async (_how, plate) => {
    const first = await here();
    const unannounced = await submit(
      commandOf({
        type: 'arriveUnannounced',
        visitId: newId(),
        gateId: 'main-gate',
        declaration: declarationOf({ plate }, fixture.clock.at),
        handReason: '手工录入',
      }),
    );
    expect(codeOf(unannounced)).toBe('plate-here');
    expect(await rung()).toMatchObject([
      { visitId: first, rule: 'visit.attempt', severity: 'critical', params: { code: 'plate-here' } },
    ]);
  });

  it.each(otherwise)('[ID4] [G1] nor does an announced one come in %s', async (_how, plate) => {
    await here();
    const second = await fixture.declare({ plate: '渝B22222' });
    expect(codeOf(await submit(arriveOf(second, plate)))).toBe('plate-here');
    expect(await rung()).toMatchObject([{ visitId: second, severity: 'critical', params: { code: 'plate-here' } }]);
  });

  it('[ID4] is the one that was announced with an O for a 0', async () => {
    const visitId = await fixture.declare({ plate: '渝A12340' });
    const arrival = arriveOf(visitId, '渝A1234O');
    if (arrival.type === 'reportStep' && arrival.report.kind === 'arrive') arrival.report.handReason = '手工录入';
    expect(codeOf(await submit(arrival))).toBe('ok');
    const [stored] = await readStored(redis, demoKeys, [visitRef(visitId)]);
    expect(visitOf(stored?.text ?? '')).toMatchObject({ status: 'atGate', held: null });
    expect(await redis.smembers(demoKeys.claim('plate:渝A12340'))).toEqual([visitId]);
  });
});

describe('a store that holds plates as they were spelt', () => {
  /** What an earlier version left behind: the plate with its hyphen in the state, and held under that name. */
  async function laidBack(visitId: string, spelt: string): Promise<void> {
    const key = demoKeys.aggregate(visitRef(visitId));
    const state = JSON.parse((await redis.hget(key, 's')) ?? '') as VisitState;
    state.declaration.plate = spelt;
    if (state.arrivedAs !== null) state.arrivedAs.plate = spelt;
    await redis.hset(key, 's', JSON.stringify(state));
    await redis.del(demoKeys.claim('plate:渝A12345'));
    await redis.sadd(demoKeys.claim(`plate:${spelt}`), visitId);
  }

  it('[ID8] holds them under their keys from the start on, and frees them at the end', async () => {
    const visitId = await here();
    await laidBack(visitId, '渝A-12345');
    await renewClaims(redis, demoKeys, fixture.clock.at);
    expect(await redis.keys(demoKeys.claim('plate:*'))).toEqual([demoKeys.claim('plate:渝A12345')]);

    const second = await fixture.declare({ plate: '渝B22222' });
    expect(codeOf(await submit(arriveOf(second, '渝A12345')))).toBe('plate-here');

    expect(codeOf(await fixture.ask(supervisorA, { type: 'refuseVisit', visitId, reason: '不予入场' }))).toBe('ok');
    expect(await redis.keys(demoKeys.claim('plate:*'))).toEqual([]);
    expect(codeOf(await submit(arriveOf(second, '渝A12345')))).toBe('ok');
  });

  it('[ID8] two that came in under two spellings both hold the plate until both have left', async () => {
    const first = await here();
    await laidBack(first, '渝A-12345');
    const second = await here();
    await renewClaims(redis, demoKeys, fixture.clock.at);
    expect((await redis.smembers(demoKeys.claim('plate:渝A12345'))).toSorted()).toEqual([first, second].toSorted());
    await fixture.ask(supervisorA, { type: 'refuseVisit', visitId: first, reason: '不予入场' });
    expect(await redis.smembers(demoKeys.claim('plate:渝A12345'))).toEqual([second]);
  });

  it('[ID8] writes nothing when everything is as it should be, and nothing for vehicles that have left', async () => {
    const visitId = await here();
    const version = () => redis.smembers(demoKeys.claim('plate:渝A12345'));
    await renewClaims(redis, demoKeys, fixture.clock.at);
    expect(await version()).toEqual([visitId]);
    await fixture.ask(supervisorA, { type: 'refuseVisit', visitId, reason: '不予入场' });
    await laidBack(visitId, '渝A-12345');
    await redis.del(demoKeys.claim('plate:渝A-12345'));
    await renewClaims(redis, demoKeys, fixture.clock.at);
    expect(await redis.keys(demoKeys.claim('plate:*'))).toEqual([]);
  });

  it('[ID8] a process starts while others are at work: what changed since it was read is no reason to stop', async () => {
    const visits = await Promise.all(Array.from({ length: 8 }, (_, i) => here(`渝C1000${i}`)));
    const pipeline = redis.pipeline.bind(redis);
    let isLeaving = false;
    // Each time that holders are read, one more vehicle has left since its visit was read.
    vi.spyOn(redis, 'pipeline').mockImplementation(() => {
      const reading = pipeline();
      const exec = reading.exec.bind(reading);
      reading.exec = async () => {
        const visitId = isLeaving ? undefined : visits.pop();
        if (visitId === undefined) return exec();
        isLeaving = true;
        await fixture.ask(supervisorA, { type: 'refuseVisit', visitId, reason: '不予入场' });
        isLeaving = false;
        return exec();
      };
      return reading;
    });
    await renewClaims(redis, demoKeys, fixture.clock.at);
    vi.restoreAllMocks();
    expect(visits.length).toBeLessThan(8);
    for (const visitId of visits) await fixture.ask(supervisorA, { type: 'refuseVisit', visitId, reason: '不予入场' });
    expect(await redis.keys(demoKeys.claim('plate:*'))).toEqual([]);
  });
});

import { gateOfficer } from '@cordon/protocol/testing/actors.ts';
import { minuteMs } from '@cordon/protocol/time.ts';
import type { SiteState } from '@cordon/protocol/site/state.ts';
import type { Redis } from 'ioredis';
import { describe, expect, it } from 'vitest';
import { siteRef, visitRef } from '../log/keys.ts';
import { Unreadable } from '../log/readable.ts';
import { arriveOf, type SubmitFixture, demoKeys, createSubmitFixture } from '../testing/submit-fixture.ts';
import { useStore } from '../testing/store.ts';
import { dueOf } from './due.ts';
import { putRight } from './sweep.ts';

let redis: Redis;
let fixture: SubmitFixture;

useStore(async (store) => {
  ({ redis } = store);
  fixture = await createSubmitFixture(redis);
});

const textOf = async (key: string) => (await redis.hget(key, 's')) ?? '';

describe('a site that was stored before one of its kinds of step was there', () => {
  it('[SV5] gives every vehicle a deadline at that step', async () => {
    const key = demoKeys.aggregate(siteRef);
    const { limits, ...site } = JSON.parse(await textOf(key)) as SiteState;
    const { disinfect, ...others } = limits.slowMinutes;
    await redis.hset(key, 's', JSON.stringify({ ...site, limits: { ...limits, slowMinutes: others } }));
    const visitId = await fixture.declare();
    const arrived = await fixture.submit(arriveOf(visitId), gateOfficer, null);
    expect(arrived).toMatchObject({ ok: true });
    // The usual time of the step that the site has no figure for, on top of the contact time.
    const due = fixture.clock.at + (disinfect + limits.contactMinutes) * minuteMs;
    expect(Number(await redis.zscore(demoKeys.due, visitRef(visitId)))).toBe(due);
    expect(await putRight(redis, demoKeys, [visitRef(visitId)])).toEqual([]);
  });
});

describe('a deadline that is no time', () => {
  it('[L13] is never sent to a script when deadlines are looked through', async () => {
    const visitId = await fixture.declare();
    await fixture.submit(arriveOf(visitId), gateOfficer, null);
    const ref = visitRef(visitId);
    const key = demoKeys.aggregate(ref);
    const state = JSON.parse(await textOf(key)) as object;
    await redis.hset(key, 's', JSON.stringify({ ...state, currentSince: 'soon' }));
    expect(() => dueOf(ref, '', [])).toThrow(Unreadable);
    const text = await textOf(key);
    expect(() => dueOf(ref, text, [])).toThrow(Unreadable);
    const before = await redis.zscore(demoKeys.due, ref);
    expect(await putRight(redis, demoKeys, [ref])).toEqual([]);
    expect(await redis.zscore(demoKeys.due, ref)).toBe(before);
  });
});

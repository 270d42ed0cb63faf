import { expect, it } from 'vitest';
import { handClock } from '../testing/clocks.ts';
import { createReadiness, type ReadinessParts } from './readiness.ts';

const sound = { faults: [], warnings: [] };
const parts = (change: Partial<ReadinessParts> = {}): ReadinessParts => ({
  probe: () => Promise.resolve(null),
  kind: 'embedded',
  settings: () => sound,
  systemClock: handClock(0),
  lastSeq: () => Promise.resolve(10),
  isClockKept: () => Promise.resolve(true),
  seq: () => 10,
  isStopping: () => false,
  ...change,
});
const look = (change: Partial<ReadinessParts>) => createReadiness(parts(change)).look();

it('[E13] is ready when a write was read back and the picture is as far as the feed', async () => {
  expect(await look({ settings: () => ({ faults: [], warnings: ['everysec'] }) })).toEqual({
    ready: true,
    redis: 'embedded',
    redisAnswers: true,
    writes: 'proven',
    caughtUp: true,
    clockKept: true,
    faults: [],
    settingFaults: 0,
    durability: ['everysec'],
  });
});

it('[E13] is not ready while it stops or is far behind', async () => {
  expect(await look({ isStopping: () => true })).toMatchObject({ ready: false, redisAnswers: true });
  expect(await look({ lastSeq: () => Promise.resolve(5_000) })).toMatchObject({ ready: false, caughtUp: false });
});

it('[RH1] is not ready when Redis answers and takes no writes, and says why and what to do', async () => {
  const found = await look({ probe: () => Promise.resolve('memory-full') });
  expect(found).toMatchObject({ ready: false, redisAnswers: true, writes: 'memory-full', caughtUp: true });
  expect(found.faults).toEqual(['The memory of Redis is full, and it takes no writes: give it more (maxmemory).']);
  expect(await look({ probe: () => Promise.resolve('no-answer') })).toMatchObject({
    ready: false,
    redisAnswers: false,
  });
});

it('[RH4] is not ready with settings that Cordon would not have started with, as they are at that moment', async () => {
  let faults: string[] = [];
  const readiness = createReadiness(parts({ settings: () => ({ faults, warnings: [] }) }));
  expect(await readiness.look()).toMatchObject({ ready: true });
  faults = ['Redis has appendonly no.'];
  expect(await readiness.look()).toMatchObject({ ready: false, faults: ['Redis has appendonly no.'] });
});

it('[RH1] a picture that does not come to an entry within six seconds does not follow, however little is missing', async () => {
  const systemClock = handClock(0);
  let seq = 10;
  const readiness = createReadiness(parts({ systemClock, lastSeq: () => Promise.resolve(11), seq: () => seq }));
  const later = async (ms: number) => {
    systemClock.advance(ms);
    return (await readiness.look()).caughtUp;
  };
  expect([await later(0), await later(5_000), await later(1_000)]).toEqual([true, true, false]);
  seq = 11;
  expect(await later(1_000)).toBe(true);
});

it('[RH1] asks Redis once a second, however often it is asked itself', async () => {
  const systemClock = handClock(0);
  let asked = 0;
  const readiness = createReadiness(
    parts({ systemClock, probe: () => Promise.resolve((asked += 1)).then(() => null) }),
  );
  for (let i = 0; i < 100; i++) await readiness.look();
  expect(asked).toBe(1);
  systemClock.advance(1_000);
  await readiness.look();
  expect(asked).toBe(2);
});

it('[E13] does not wait for a Redis that is frozen', async () => {
  const systemClock = handClock(0);
  const looking = look({ systemClock, probe: () => new Promise(() => undefined) });
  systemClock.advance(1_000);
  expect(await looking).toMatchObject({ ready: false, redisAnswers: false });
});

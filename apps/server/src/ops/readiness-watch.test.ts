import { expect, it } from 'vitest';
import { handClock } from '../testing/clocks.ts';
import { watchReadiness } from './readiness-watch.ts';

it('[RH3] a server that can not do its work says so in its log, once, and once when it can again', async () => {
  const systemClock = handClock(0);
  const said: string[] = [];
  const log = { error: (_: unknown, text: string) => said.push(text), info: (text: string) => said.push(text) };
  let faults: string[] = [];
  const well = { ready: true, redis: 'external', redisAnswers: true, writes: 'proven', caughtUp: true } as const;
  const rest = { clockKept: true, settingFaults: 0, durability: [] };
  const watch = watchReadiness({
    readiness: { look: () => Promise.resolve({ ...well, ...rest, faults }) },
    systemClock,
    log: log as never,
  });
  const round = async () => {
    systemClock.advance(5_000);
    await Promise.resolve();
    for (let i = 0; i < 5; i++) await Promise.resolve();
  };
  await round();
  faults = ['Redis does not answer.']; // for a moment
  await round();
  faults = [];
  await round();
  expect(said).toEqual([]);
  faults = ['Redis takes no writes.'];
  await round();
  expect(said).toEqual([]);
  await round();
  await round();
  faults = [];
  await round();
  expect(said).toEqual(['this server is not ready', 'this server is ready again']);
  await watch.stop();
});

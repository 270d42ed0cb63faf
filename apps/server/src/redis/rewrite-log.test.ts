import { expect, it } from 'vitest';
import { rewriteLog } from './rewrite-log.ts';

const state = (running: number, status = 'ok') =>
  `aof_rewrite_in_progress:${running}\r\naof_rewrite_scheduled:0\r\naof_last_bgrewrite_status:${status}\r\n`;

/** A Redis that answers in turn, and what it was asked. */
function redisOf(states: readonly string[], ask: () => Promise<unknown> = () => Promise.resolve('ok')) {
  const asked: string[] = [];
  let turn = 0;
  return {
    asked,
    info: () => Promise.resolve(states[Math.min(turn++, states.length - 1)] ?? ''),
    bgrewriteaof: () => {
      asked.push('rewrite');
      return ask();
    },
  };
}

it('[K13] the log is asked to be written anew, and that is waited for', async () => {
  const redis = redisOf([state(0), state(1), state(0)]);
  expect([await rewriteLog(redis), redis.asked]).toEqual([true, ['rewrite']]);
});

it('[K13] one that was being written already is not taken for it', async () => {
  const redis = redisOf([state(1), state(1), state(0), state(1), state(0)]);
  expect([await rewriteLog(redis), redis.asked]).toEqual([true, ['rewrite']]);
});

it('[K13] somebody else who asks at the same moment is waited for', async () => {
  let times = 0;
  const busy = new Error('ERR Background append only file rewriting already in progress');
  const redis = redisOf([state(0), state(1), state(0), state(0)], () =>
    (times += 1) === 1 ? Promise.reject(busy) : Promise.resolve('ok'),
  );
  expect([await rewriteLog(redis), redis.asked]).toEqual([true, ['rewrite', 'rewrite']]);
});

it('[K13] a Redis that may not, can not or does not finish is reported', async () => {
  const denied = () => Promise.reject(new Error('NOPERM no permissions'));
  expect(await rewriteLog(redisOf([state(0)], denied))).toBe(false);
  expect(await rewriteLog(redisOf([state(0), state(0, 'err')]))).toBe(false);
  expect(await rewriteLog(redisOf([state(1)]), 1)).toBe(false);
});

import { z } from 'zod';
import { describe, expect, it } from 'vitest';
import { createLogger } from './logger.ts';

const secret = '秦金雀';
const numbers = ['11010519491231002X', '13812345678'];

/** What the log says of this. */
function logged(line: object, message = 'something happened'): string {
  const lines: string[] = [];
  createLogger('trace', { write: (text: string) => void lines.push(text) }).error(line, message);
  return lines.join('');
}

function caught(act: () => unknown): unknown {
  try {
    return act();
  } catch (error) {
    return error;
  }
}

describe('the log', () => {
  it('[K14] hides what may be of a person, at whatever depth and in lists', () => {
    const person = { name: secret, document: { number: secret }, crew: [{ maskedName: secret, phone: secret }] };
    for (const line of [
      person,
      { a: { b: { c: [person] } } },
      { headers: { Authorization: secret } },
      { Token: secret },
    ]) {
      expect(logged(line)).not.toContain(secret);
    }
    let deep: object = { harmless: secret };
    for (let i = 0; i < 9; i += 1) deep = { deep };
    expect(logged(deep)).not.toContain(secret);
  });

  it.each(numbers)('[K14] hides the number %s under any name', (number) => {
    expect(logged({ anything: number, list: [`at ${number}`] })).not.toContain(number);
    expect(logged({ error: new Error(`no such person: ${number}`) })).not.toContain(number);
  });

  it('[K14] keeps what is needed to mend things', () => {
    const line = logged({
      type: 'declareVisit',
      seq: 7,
      aggregates: ['visit:1'],
      error: new Error('the store is away'),
    });
    expect(JSON.parse(line)).toMatchObject({
      type: 'declareVisit',
      seq: 7,
      aggregates: ['visit:1'],
      error: {
        kind: 'Error',
        said: 'the store is away',
        place: expect.arrayContaining([expect.stringMatching(/^at /u)]),
      },
    });
  });

  it.each([
    ['JSON', caught(() => JSON.parse(`{"name":"${secret}"`))],
    ['JSON', caught(() => JSON.parse(secret))],
    ['zod', z.strictObject({ [secret]: z.literal(secret) }).safeParse({ [`x${secret}`]: secret }).error],
    ['a URL', caught(() => new URL(secret))],
    ['a broken address', caught(() => decodeURIComponent(`${secret}%`))],
    [
      'Redis',
      Object.assign(new Error(`ERR unknown command, with args beginning with: '${secret}'`), { name: 'ReplyError' }),
    ],
    ['a message of several lines', new TypeError(`x\n    at ${secret}`)],
    ['what it was made of', new Error('outer', { cause: new TypeError(secret) })],
    ['several', new AggregateError([new Error(secret)], secret)],
    [
      'fields of its own',
      Object.assign(new Error('failed'), { command: { args: [secret] }, input: secret, code: secret }),
    ],
    ['no error at all', secret],
  ])('[K14] an error of %s does not repeat what it was given', (_, error) => {
    expect(logged({ error })).not.toContain(secret);
    expect(logged({ err: error })).not.toContain(secret);
  });

  it('[K14] of an error of Redis it keeps the code that says why', () => {
    const error = Object.assign(new Error(`OOM command not allowed when used memory > 'maxmemory'`), {
      name: 'ReplyError',
    });
    expect(JSON.parse(logged({ error }))).toMatchObject({ error: { kind: 'ReplyError', said: 'OOM' } });
  });
});

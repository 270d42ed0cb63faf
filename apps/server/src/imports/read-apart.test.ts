import { describe, expect, it } from 'vitest';
import { context } from '@cordon/protocol/declaration/csv-example.ts';
import { demoSite } from '@cordon/protocol/site/demo.ts';
import { createReadApart } from './read-apart.ts';
import { readFileHere } from './read-file.ts';
import { nightFile } from './testing/night.ts';

const demo = { ...context, stops: demoSite(0).stations };
const programOf = (code: string) => new URL(`data:text/javascript,${encodeURIComponent(code)}`);
const stopped = {
  rows: 0,
  good: [],
  remarks: [],
  faults: [{ line: 1, field: null, fault: 'reading stopped', value: '' }],
};

describe('a file that is read in a thread of its own', () => {
  it.each(['night.csv', 'night.gb18030.csv', 'night.faulty.csv'])('[D24] %s is read as it is here', async (name) => {
    expect(await createReadApart()(nightFile(name), demo)).toEqual(readFileHere(nightFile(name), demo));
  });

  it('[D24] only the thread reads the file: its answer is the result', async () => {
    const worker = programOf(
      `import { parentPort, workerData } from 'node:worker_threads';
       parentPort.postMessage({ rows: workerData.bytes.length, good: [], faults: [], encoding: null });`,
    );
    expect(await createReadApart({ worker })(Buffer.from('12345'), demo)).toMatchObject({ rows: 5 });
  });

  it('[D24] a thread that takes too long is ended, and the next file is read', async () => {
    const ends = [AbortSignal.abort(), new AbortController().signal];
    const read = createReadApart({ timeIsUp: () => ends.shift() ?? AbortSignal.abort() });
    const [first, second] = await Promise.all([read(nightFile('night.csv'), demo), read(nightFile('night.csv'), demo)]);
    expect(first).toMatchObject(stopped);
    expect(second).toMatchObject({ rows: 46, faults: [] });
  });

  it('[D24] a thread that takes too much memory is ended by itself', async () => {
    const worker = programOf('const kept = []; for (;;) kept.push(new Array(10_000).fill(0).map((_, n) => ({ n })));');
    expect(await createReadApart({ worker })(Buffer.alloc(1), demo)).toMatchObject(stopped);
  });

  it('[D24] a bug in it is a bug', async () => {
    const worker = programOf('throw new Error("a bug")');
    await expect(createReadApart({ worker })(Buffer.alloc(1), demo)).rejects.toThrow('a bug');
  });

  const line = (text: string) => Buffer.from(`${text}\n`);
  const header = nightFile('night.csv').toString().split('\r\n')[0] ?? '';
  it.each([
    ['1.39 million goods', line(`${header}\n渝A12345,"${'a:1:b;'.repeat(1_390_000)}"`), 'too long'],
    ['a plate of a million ligatures', line(`${header}\nx,x,${'\ufdfa'.repeat(1_000_000)}`), 'too long'],
    ['a header of a million columns', line('plate,'.repeat(1_000_000)), 'wrong number of cells'],
    ['four million lines', line('\n'.repeat(4_000_000)), 'too many rows'],
    ['four million one-letter rows', line(`${header}\n${'a\n'.repeat(4_000_000)}`), 'too many rows'],
    ['eight million quotes', line('"'.repeat(8_000_001)), 'broken quotes'],
    ['a million faults', line(`${header}\n${'a,b,c,d,e,f,g,h\n'.repeat(4999)}`), 'not a date-time'],
    ['more than 8 MiB', Buffer.alloc(8 * 1024 * 1024 + 1, 0x2c), 'file too large'],
  ])('[D24] %s: one fault in the thread’s bounds', async (_, bytes, fault) => {
    const { good, faults } = await createReadApart()(bytes, demo);
    expect(good).toEqual([]);
    expect(faults[0]).toMatchObject({ fault });
    expect(faults.length).toBeLessThanOrEqual(1001);
  });
});

import { expect, it } from 'vitest';
import { help, readStartFlags } from './flags.ts';

it('[PR1] one process, unless more are asked for', () => {
  expect(readStartFlags([])).toEqual({ ok: true, flags: { processes: 1 } });
  expect(readStartFlags(['--processes', '4'])).toEqual({ ok: true, flags: { processes: 4 } });
  expect(readStartFlags(['--help'])).toEqual({ ok: true, flags: null });
  expect(help).toContain('--processes COUNT');
});

it.each([['0'], ['65'], ['1.5'], ['two'], ['']])('[PR1] "%s" is no number of processes', (count) => {
  const read = readStartFlags(['--processes', count]);
  expect(read).toMatchObject({ ok: false, faults: [expect.stringMatching(/^--processes: /)] });
});

it('[PR1] a flag that there is not is a fault', () => {
  expect(readStartFlags(['--process', '2'])).toMatchObject({ ok: false });
});

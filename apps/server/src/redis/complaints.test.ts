import { describe, expect, it } from 'vitest';
import { plainReason, tornLogWarning } from './complaints.ts';

const at = { folder: '/data/redis', freeMb: 0 };
const line = (text: string) => `4777:M 29 Nov 2026 18:23:50.339 # ${text}`;

describe('[I8] why a Redis ended', () => {
  it.each([
    [
      ['Short write while writing to the AOF file: (nwritten=337385, expected=700032)'],
      'the disk of /data/redis is full (0 MB free)',
    ],
    [['Error writing to the AOF file: No space left on device'], 'the disk of /data/redis is full (0 MB free)'],
    [['AOF fsync error: Input/output error'], 'the disk of /data/redis did not take a write'],
    [
      [
        'Bad file format reading the append only file appendonly.aof.1.incr.aof: make a backup of your AOF file, then use ./redis-check-aof --fix <filename.manifest>',
      ],
      'the log in /data/redis/appendonlydir is damaged in the middle: put back a copy of the folder',
    ],
    [['Invalid AOF manifest file format'], 'the manifest of the log in /data/redis/appendonlydir is damaged'],
    [
      ['Unable to obtain the AOF file appendonly.aof.1.incr.aof length. stat: No such file or directory'],
      'a file of the log in /data/redis/appendonlydir is missing',
    ],
    [["Can't handle RDB format version 11"], 'was written by a newer Redis than this one'],
    [['Something that nobody has seen yet.'], 'Something that nobody has seen yet'],
  ])('[I8] %s', (said, means) => {
    const after = line("Can't recover from AOF write error when the AOF fsync policy is 'always'. Exiting...");
    const lines = [...said.map(line), ...(means.startsWith('the disk') ? [after] : [])];
    expect(plainReason(lines, at)).toContain(means);
  });

  it('[I8] nothing is made up where nothing was said', () => {
    expect(plainReason([], at)).toBeUndefined();
  });
});

describe('[I9] a log that Redis has cut', () => {
  const lines = [
    line('!!! Warning: short read while loading the AOF file appendonly.aof.1.incr.aof!!!'),
    line('!!! Truncating the AOF appendonly.aof.1.incr.aof at offset 163 !!!'),
  ];

  it('[I9] in its last write lost nothing that was confirmed, and says so', () => {
    expect(tornLogWarning(lines, () => 193)).toBe(
      'The log of Redis ended in the middle of a write, as after a power cut: its last 30 bytes were cut off. They were not confirmed to anybody.',
    );
  });

  it('[I9] by more than one write may have lost confirmed steps, and says so', () => {
    expect(tornLogWarning(lines, () => 5_000_000)).toContain('confirmed steps may be missing');
  });

  it('[I9] not at all is no matter', () => {
    expect(tornLogWarning([line('DB loaded')], () => 193)).toBeNull();
  });
});

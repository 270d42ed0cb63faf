import { complaintIn } from './redis-log.ts';

export type Surroundings = { folder: string; freeMb: number };

type Meaning = { said: RegExp; means(at: Surroundings): string };

const restore = 'put back a copy of the folder';

/** The first one that matches is the cause; further lines of Redis are its consequences. */
const meanings: readonly Meaning[] = [
  {
    said: /No space left on device|Short write while writing to the AOF|Disk quota exceeded/,
    means: ({ folder, freeMb }) =>
      `the disk of ${folder} is full (${freeMb} MB free): free space there and start again; what was confirmed is kept`,
  },
  {
    said: /Can't recover from AOF (?:write|fsync) error|Error writing to the AOF file|I\/O error|Input\/output error/,
    means: ({ folder, freeMb }) =>
      `the disk of ${folder} did not take a write (${freeMb} MB free): check that disk (dmesg, its health), then start again`,
  },
  {
    said: /Bad file format reading the append only file/,
    means: ({ folder }) =>
      `the log in ${folder}/appendonlydir is damaged in the middle: ${restore}. With no copy, keep this folder, and cut the log off before the damage with redis-check-aof --fix on its manifest: what came after it is lost`,
  },
  {
    said: /Unexpected end of file reading the append only file/,
    means: ({ folder }) => `a file of the log in ${folder}/appendonlydir ends too early: ${restore}`,
  },
  {
    said: /AOF MANIFEST FILE ERROR|Invalid AOF manifest/,
    means: ({ folder }) => `the manifest of the log in ${folder}/appendonlydir is damaged: ${restore}`,
  },
  {
    said: /Unable to obtain the AOF file .* No such file|Can't open the append-only file .*No such file|AOF .* doesn't exist/,
    means: ({ folder }) => `a file of the log in ${folder}/appendonlydir is missing: ${restore}`,
  },
  {
    said: /Can't handle RDB format version|Unknown RDB|RDB .*version .*not supported/,
    means: ({ folder }) =>
      `the log in ${folder}/appendonlydir was written by a newer Redis than this one: install that version again`,
  },
  {
    said: /Wrong signature trying to load DB|Internal error in RDB|Unexpected EOF reading RDB|RDB CRC error/,
    means: ({ folder }) => `the first part of the log in ${folder}/appendonlydir is damaged: ${restore}`,
  },
  {
    said: /Permission denied|Operation not permitted/,
    means: ({ folder }) => `this user may not read or write all files in ${folder}: give them to the user of Cordon`,
  },
  {
    said: /Out Of Memory allocating|Cannot allocate memory/,
    means: () => 'this machine has too little memory for the store: close other programs, or give it more',
  },
];

/**
 * [I8] Why a Redis ended, and what to do, in words for an operator; in Redis' own words only when the cause is not known.
 */
export function plainReason(lines: readonly string[], at: Surroundings): string | undefined {
  const meaning = meanings.find(({ said }) => lines.some((line) => said.test(line)));
  return meaning?.means(at) ?? complaintIn(lines);
}

/** More than one write of Redis: when more was cut off, it was not only the last write. */
const oneWriteBytes = 1024 * 1024;

/**
 * [I9] After a power cut the last write may be incomplete, and Redis cuts it off. It was not confirmed: [L1] what is confirmed
 * was written completely before.
 *
 * @param sizeOf of a file of the log as it was before Redis began, in bytes
 */
export function tornLogWarning(lines: readonly string[], sizeOf: (file: string) => number): string | null {
  const said = lines.flatMap((line) => /Truncating the AOF (\S+) at offset (\d+)/.exec(line) ?? []);
  const [, file = '', offset = ''] = said;
  if (file === '') return null;
  const bytes = Math.max(0, sizeOf(file) - Number(offset));
  return bytes <= oneWriteBytes
    ? `The log of Redis ended in the middle of a write, as after a power cut: its last ${bytes} bytes were cut off. They were not confirmed to anybody.`
    : `The log of Redis was damaged ${bytes} bytes before its end, and Redis cut off all of them: confirmed steps may be missing. Compare with a copy of the store before you go on.`;
}

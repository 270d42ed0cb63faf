import { expect, it } from 'vitest';
import { complaintIn } from './redis-log.ts';

it('quotes what Redis marked as wrong, not what it said around it', () => {
  const lines = [
    '5074:M 23 Nov 2026 19:03:01.583 # Server initialized',
    '5074:M 23 Nov 2026 19:03:01.583 # Bad file format reading the append only file: make a backup.',
    '5074:M 23 Nov 2026 19:03:01.583 # WARNING Memory overcommit must be enabled!',
    '5074:M 23 Nov 2026 19:03:01.583 * Ready to accept connections',
  ];
  expect(complaintIn(lines)).toBe('Bad file format reading the append only file: make a backup');
});

it('quotes the last line when nothing is marked', () => {
  expect(complaintIn(['*** FATAL CONFIG FILE ERROR ***', 'Bad directive or wrong number of arguments', ''])).toBe(
    'Bad directive or wrong number of arguments',
  );
});

it('has nothing to quote from a Redis that printed nothing', () => {
  expect(complaintIn([])).toBeUndefined();
});

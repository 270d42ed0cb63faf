import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { errorCode, errorCodes, errorRegistry } from './errors.ts';

const document = readFileSync('docs/errors.md', 'utf8');
const rows = [...document.matchAll(/^\| `([^`]+)` +\| (person|client) +\| (yes|no) +\| (.+?) +\|$/gmu)];

describe('the registry of refusals', () => {
  it('[J6] and its document say the same of the same codes, in the same order', () => {
    const documented = rows.map(([, code, audience, again]) => ({ code, audience, retryable: again === 'yes' }));
    const registered = errorCodes.map((code) => ({ code, ...errorRegistry[code] }));
    expect(documented).toEqual(registered.map(({ code, audience, retryable }) => ({ code, audience, retryable })));
  });

  it('[J6] gives each code a meaning of its own', () => {
    const meanings = rows.map(([, , , , meaning]) => meaning);
    expect(new Set(meanings).size).toBe(errorCodes.length);
    expect(meanings.filter((meaning) => (meaning?.length ?? 0) < 15)).toEqual([]);
  });

  it('[J6] is written in one spelling, and knows nothing else', () => {
    expect(errorCodes.filter((code) => !/^[a-z]+(?:-[a-z]+)*$/u.test(code))).toEqual([]);
    expect(errorCode.safeParse('step-not-next').success).toBe(true);
    for (const other of ['', 'toString', '__proto__', 'STEP-NOT-NEXT', 7])
      expect(errorCode.safeParse(other).success).toBe(false);
  });

  it('[J6] only a refusal that may change by itself is retried unchanged', () => {
    expect(errorCodes.filter((code) => errorRegistry[code].retryable)).toEqual([
      'too-many-requests',
      'sign-in-delayed',
      'key-proof-stale',
      'busy',
      'unavailable',
    ]);
  });
});

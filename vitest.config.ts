import { globSync, readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './tests/support/longest-first.ts';

const needsRedis = '**/*.int.test.{ts,tsx}';
const shared = {
  environment: 'node',
  restoreMocks: true,
  setupFiles: 'tests/support/fail-on-leaks.ts',
  // What comes at all comes: a busy machine may take its time, and what is there is seen at once.
  expect: { poll: { timeout: 60_000, interval: 5 } },
} as const;

const unit = [
  '{packages,apps}/*/src/**/*.test.{ts,tsx}',
  'tests/{support,simulate,bench,attack,chaos,scale}/**/*.test.ts',
  'scripts/**/*.test.ts',
];
const notUnit = [needsRedis, '**/node_modules/**', '**/dist/**'];

const int = [`{packages,apps,tests}/${needsRedis}`];
const notInt = ['**/node_modules/**', '**/dist/**'];

/* A module that is replaced stays so for every file of its worker. */
const replaces = (file: string) => readFileSync(file, 'utf8').includes('vi.mock(');
const unitApart = globSync(unit, { exclude: notUnit }).filter(replaces);
const intApart = globSync(int, { exclude: notInt }).filter(replaces);

const ofUnits = {
  ...shared,
  testTimeout: 120_000, // how fast a busy machine is is no finding
  maxWorkers: 2, // as many as there are cores: the default leaves one of them idle
  sequence: { groupOrder: 1 },
} as const;

const ofInts = {
  ...shared,
  testTimeout: 300_000,
  hookTimeout: 120_000,
  maxWorkers: 5, // they wait for Redis and for each other more than they compute
  sequence: { groupOrder: 2 },
} as const;

/* They wait for what a screen shows: with one worker for each core both would be idle at times, with four they slow each other down. */
const ofBrowsers = 3;

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        // Files of one worker share their modules: loading them anew for each took more time than the tests.
        test: { ...ofUnits, name: 'unit', include: unit, exclude: [...notUnit, ...unitApart], isolate: false },
      },
      { test: { ...ofUnits, name: 'unit-apart', include: unitApart } },
      { test: { ...ofInts, name: 'int', include: int, exclude: [...notInt, ...intApart], isolate: false } },
      { test: { ...ofInts, name: 'int-apart', include: intApart } },
      {
        test: {
          ...shared,
          name: 'start',
          include: ['tests/{start,deploy}/**/*.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          maxWorkers: ofBrowsers, // together with those of the browser
          sequence: { groupOrder: 3 },
        },
      },
      {
        test: {
          ...shared,
          name: 'browser',
          include: ['tests/e2e/**/*.test.ts'],
          testTimeout: 600_000,
          hookTimeout: 300_000,
          maxWorkers: ofBrowsers,
          isolate: false,
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
});

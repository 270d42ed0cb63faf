import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const root = mkdtempSync(join(tmpdir(), 'cordon-imports-'));
// The zones of the real configuration, without the rules that have nothing to do with them.
const { overrides }: { overrides: unknown } = JSON.parse(readFileSync('.oxlintrc.json', 'utf8'));
writeFileSync(join(root, '.oxlintrc.json'), JSON.stringify({ categories: { correctness: 'off' }, overrides }));
const oxlint = resolve('node_modules/oxlint/bin/oxlint');
afterAll(() => rmSync(root, { recursive: true }));

function isRefused(file: string, specifier: string): boolean {
  const path = join(root, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `export * from '${specifier}';\n`);
  const { stdout } = spawnSync(process.execPath, [oxlint, '--format', 'unix', file], {
    cwd: root,
    encoding: 'utf8',
  });
  return stdout.includes('no-restricted-imports');
}

const server = 'apps/server/src';
const client = 'apps/gate-client/src';

describe('the direction of imports', () => {
  it.each([
    ['packages/protocol/src/visit/decide.ts', 'node:fs'],
    ['packages/protocol/src/visit/decide.ts', '@cordon/server/config.ts'],
    ['packages/protocol/src/plate.ts', '../../../apps/server/src/config.ts'],
    [`${server}/edge/socket/command.ts`, '../../log/commit.ts'],
    [`${server}/commands/submit.ts`, '../edge/http/app.ts'],
    [`${server}/log/commit.ts`, '../commands/submit.ts'],
    [`${server}/clock/clock.ts`, '../log/commit.ts'],
    [`${server}/clock/clock.ts`, '../commands/authorise.ts'],
    [`${server}/feed/tail.ts`, '../edge/socket/follow.ts'],
    [`${server}/redis/embedded.ts`, '../log/read.ts'],
    [`${server}/notify/follow.ts`, '../log/commit.ts'],
    [`${server}/notify/follow.ts`, 'bullmq'],
    [`${server}/notify/office.ts`, '../edge/http/route.ts'],
    [`${server}/jobs/notify-worker.ts`, '../commands/authorise.ts'],
    [`${server}/edge/http/routes/notify.ts`, '../../../jobs/notify-queue.ts'],
    [`${client}/ui/big-button.tsx`, '../state/visits.ts'],
    [`${client}/screens/gate/gate-screen.tsx`, '../office/office-screen.tsx'],
    [`${client}/screens/office/import/import-form.tsx`, '../../gate/gate-screen.tsx'],
    [`${client}/screens/supervisor/board.tsx`, '../../realtime/socket.ts'],
    [`${client}/state/visits.ts`, '../screens/gate/gate-screen.tsx'],
    [`${client}/steps/seal/form.tsx`, '../../realtime/socket.ts'],
    [`${client}/device/keys.ts`, '../ui/buttons/button.tsx'],
    [`${client}/shift/start-sheet.tsx`, '../screens/gate/gate-screen.tsx'],
    [`${client}/screens/enrol/enrol-screen.tsx`, '../sign-in/pin-step.tsx'],
  ])('%s may not import %s', (file, specifier) => {
    expect(isRefused(file, specifier)).toBe(true);
  });

  it.each([
    ['packages/protocol/src/visit/decide.ts', 'zod'],
    ['packages/protocol/src/visit/decide.ts', '../plan/plan.ts'],
    ['packages/protocol/src/visit/decide.test.ts', 'fast-check'],
    [`${server}/edge/socket/command.ts`, '../../commands/submit.ts'],
    [`${server}/edge/http/visits.ts`, '../../log/read.ts'],
    [`${server}/commands/submit.ts`, '../log/commit.ts'],
    [`${server}/clock/clock.ts`, '../commands/submit.ts'],
    [`${server}/feed/tail.ts`, '../log/keys.ts'],
    [`${server}/container.ts`, './log/commit.ts'],
    [`${server}/jobs/notify-worker.ts`, '../notify/attempt.ts'],
    [`${server}/notify/follow.ts`, '../log/read.ts'],
    [`${client}/screens/gate/gate-screen.tsx`, '../../i18n/zh/unloading.ts'],
    [`${client}/screens/gate/gate-screen.tsx`, '../../outbox/send.ts'],
    [`${client}/ui/big-button.tsx`, '@mantine/core'],
  ])('%s may import %s', (file, specifier) => {
    expect(isRefused(file, specifier)).toBe(false);
  });
});

import { describe, expect, it } from 'vitest';
import { faultOf, type Layers, lookAt } from './layers-rules.ts';
import { layers } from './layers-table.ts';
import { importsOf } from './shape-rules.ts';

function isRefused(file: string, specifier: string): boolean {
  const table = layers.find(({ folder }) => file.startsWith(`${folder}/`));
  if (table === undefined) throw new RangeError(`no table for ${file}`);
  return faultOf(table, file, specifier) !== null;
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
    [`${client}/i18n/zh/gate.ts`, '../../screens/gate/verdict.ts'],
    [`${client}/device/find-device.ts`, '../api/http.ts'],
    [`${client}/api/api.ts`, '@cordon/server/config.ts'],
    [`${client}/context/cordon-context.tsx`, '../state/link.ts'],
    [`${server}/identity/devices.ts`, '../log/commit.ts'],
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

const table: Layers = { folder: 'src', order: ['low', { knot: ['left', 'right'] }, 'one other', 'high'], never: [] };
const files = [
  { file: 'src/low/a.ts', imports: ['zod'] },
  { file: 'src/left/a.ts', imports: ['../right/a.ts'] },
  { file: 'src/right/a.ts', imports: ['../left/a.ts', '../low/a.ts'] },
  { file: 'src/one/a.ts', imports: [] },
  { file: 'src/other/a.ts', imports: [] },
  { file: 'src/high/a.ts', imports: ['../one/a.ts'] },
];
const withImport = (file: string, specifier: string) => [...files, { file, imports: [specifier] }];

describe('the table of layers', () => {
  it('finds nothing wrong where every import goes down, and says how many it has read', () => {
    expect(lookAt(table, files)).toEqual({ imports: 5, faults: [] });
  });

  it('names an import that goes up, and one to the side', () => {
    expect(lookAt(table, withImport('src/low/b.ts', '../high/a.ts')).faults).toEqual([
      'src/low/b.ts imports ../high/a.ts: low is below high',
    ]);
    expect(lookAt(table, withImport('src/one/b.ts', '../other/a.ts')).faults).toEqual([
      'src/one/b.ts imports ../other/a.ts: one stands beside other, and does not know it',
    ]);
  });

  it('wants a line for every folder, and no line for one that is no more', () => {
    expect(lookAt(table, withImport('src/new/a.ts', '../low/a.ts')).faults).toEqual([
      'src/new/a.ts imports ../low/a.ts: the table of src has no new',
    ]);
    expect(lookAt({ ...table, order: [...table.order, 'gone'] }, files).faults).toEqual([
      'the table of src names gone, which is no more',
    ]);
  });

  it('lets a knot shrink only: what is untied gets a line of its own', () => {
    const untied = files.filter(({ file }) => file !== 'src/right/a.ts');
    const { faults } = lookAt(table, [...untied, { file: 'src/right/a.ts', imports: ['../low/a.ts'] }]);
    expect(faults).toEqual(['right is tied to left no more: it has a line of its own in the table of src']);
  });

  it('does not pass because it has read nothing', () => {
    expect(() => lookAt(table, [])).toThrow('no import was read in src');
    expect(() => lookAt({ ...table, folder: 'elsewhere' }, files)).toThrow('no import was read in elsewhere');
  });

  it('counts types, what is passed on, and what is loaded late as imports', () => {
    const text = [
      "import { a } from './a.ts';",
      "import type { B } from './b.ts';",
      "export { c } from './c.ts';",
      "export * from './d.ts';",
      "export const e = (): Promise<unknown> => import('./e.ts');",
      'export const f: [typeof a, B] | null = null;',
    ].join('\n');
    expect(importsOf({ file: 'x.ts', text })).toEqual(['./a.ts', './b.ts', './c.ts', './d.ts', './e.ts']);
  });
});

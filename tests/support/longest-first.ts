import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take long for their kind: begun last, one of them would leave the other cores idle at the end. */
const long = new RegExp(
  `/(?:${[
    ...['first-thousand', 'second-thousand'],
    ...[
      'chaos',
      'sentinel',
      'cluster',
      'attack',
      'night',
      'settings-watch',
      'five-hundred',
      'import-cli',
      'container',
      'fail-over',
    ].map((of) => `${of}\\.int`),
    ...['kept-store', 'rotate'].map((of) => `${of}\\.int`),
    ...['offline', 'offline-night', 'screens', 'screens-gate', 'start', 'loop'],
  ].join('|')})\\.test\\.ts$`,
);

/** Without a record of earlier runs, as in a fresh clone, Vitest begins with the longest text. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const usual = await BaseSequencer.prototype.sort.call(this, files);
    return usual.toSorted((a, b) => Number(long.test(b.moduleId)) - Number(long.test(a.moduleId)));
  }
}

import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take a minute or more: begun last, one of them would leave the other cores idle at the end. */
const long =
  /\/(?:first-thousand|second-thousand|kept-store\.int|rotate\.int|offline(?:-night)?|screens(?:-gate)?|start)\.test\.ts$/;

/** Without a record of earlier runs, as in a fresh clone, Vitest begins with the longest text. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const usual = await BaseSequencer.prototype.sort.call(this, files);
    return usual.toSorted((a, b) => Number(long.test(b.moduleId)) - Number(long.test(a.moduleId)));
  }
}

import axe from 'axe-core';
import type { Page } from 'playwright-core';

type Axe = typeof axe;

/** What the screen keeps from people who see, hear or move otherwise: one line for each place. */
export async function violationsOn(page: Page): Promise<string[]> {
  // Once for each document: it is half a megabyte to be read.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  // Everything is looked at; only what is wrong is described in full.
  const { violations, passes } = await page.evaluate(() =>
    (globalThis as unknown as { axe: Axe }).axe.run(document, { resultTypes: ['violations'] }),
  );
  if (passes.length === 0) throw new Error('axe looked at nothing');
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${id}: ${help} (${target.join(' ')})`));
}

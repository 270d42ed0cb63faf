import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/* Everything is looked at; only what is wrong is described in full. */
const quick = { resultTypes: ['violations' as const] };

/** What the screen keeps from people who see, hear or move otherwise, by all rules or by these: one line for each place. */
export async function violationsOn(page: Page, rules: readonly string[] | null = null): Promise<string[]> {
  const only = rules === null ? {} : { runOnly: [...rules] };
  // There are no frames to put together, so the blank page that axe would open for it is not needed.
  const { violations, passes } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ ...quick, ...only })
    .analyze();
  if (passes.length === 0) throw new Error('axe looked at nothing');
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${id}: ${help} (${target.join(' ')})`));
}

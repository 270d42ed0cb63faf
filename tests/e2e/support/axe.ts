import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** What the screen keeps from people who see, hear or move otherwise: one line for each place. */
export async function violationsOn(page: Page): Promise<string[]> {
  const { violations, passes } = await new AxeBuilder({ page }).analyze();
  if (passes.length === 0) throw new Error('axe looked at nothing');
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${id}: ${help} (${target.join(' ')})`));
}

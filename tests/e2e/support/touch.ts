import type { Locator, Page } from 'playwright-core';
import type { Post } from './post.ts';

const exactly = (word: string): RegExp => new RegExp(`^\\s*${word.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}`);

/** A question with big answers; the tile with this word is pressed. */
export async function choose({ page }: Post, question: string, answer: string): Promise<void> {
  await questionOf(page, question)
    .locator('label')
    .filter({ has: page.getByRole('radio', { name: exactly(answer) }) })
    .click();
}

export async function tick({ page }: Post, question: string, answer: string): Promise<void> {
  await questionOf(page, question)
    .locator('label')
    .filter({ has: page.getByRole('checkbox', { name: exactly(answer) }) })
    .click();
}

function questionOf(page: Page, question: string): Locator {
  const name = { name: question, exact: true };
  return page.getByRole('group', name).or(page.getByRole('radiogroup', name));
}

/** Types on the screen's own keys, one press each. */
export async function pressKeys(keys: Locator, text: string): Promise<void> {
  for (const key of text) await keys.getByRole('button', { name: key, exact: true }).click();
}

export function keysOf({ page }: Post, label: string): Locator {
  return page.getByRole('group', { name: label, exact: true }).filter({ has: page.getByRole('button') });
}

export function fieldOf({ page }: Post, label: string): Locator {
  return page.getByLabel(label, { exact: true }).and(page.locator('input, textarea'));
}

/** Holds a button until what it does is seen: letting go earlier does nothing. */
export async function hold({ page }: Post, button: Locator, outcome: Locator): Promise<void> {
  await button.hover();
  await page.mouse.down();
  await outcome.first().waitFor();
  await page.mouse.up();
}

export function seen(locator: Locator): Promise<void> {
  return locator.first().waitFor();
}

export function gone(locator: Locator): Promise<void> {
  return locator.first().waitFor({ state: 'hidden' });
}

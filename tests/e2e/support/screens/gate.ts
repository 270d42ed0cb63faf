import type { Locator } from 'playwright-core';
import { painted } from '../words.ts';
import type { Post } from '../post.ts';
import { hold, seen } from '../touch.ts';
import { primaryOf } from './forms.ts';

/** Brings up a vehicle, wherever in the night it is, by searching for its plate. */
export async function openVehicle(post: Post, plate: string): Promise<void> {
  const { page, t } = post;
  await page
    .getByRole('navigation', { name: t('gate.list') })
    .getByRole('button', { name: t('gate.search') })
    .click();
  const sheet = page.getByRole('dialog', { name: t('gate.search') });
  await sheet.getByLabel(t('plate.label')).fill(plate);
  await sheet
    .getByRole('list', { name: t('gate.found') })
    .getByRole('button', { name: painted(plate) })
    .click();
  await seen(vehicleOf(post, plate));
}

export function vehicleOf({ page }: Post, plate: string): Locator {
  return page.getByRole('region', { name: plate });
}

/** The verdict: one word that is read from the far side of the barrier. */
export function verdictOf(post: Post, plate: string): Locator {
  return vehicleOf(post, plate).getByRole('status').first();
}

/** Opens the form of the next step. */
export async function openNext(post: Post, word: string): Promise<void> {
  await primaryOf(post).filter({ hasText: word }).click();
}

/** Does a next step that has nothing to fill in and can't be taken back. */
export async function holdNext(post: Post, word: string, until: Locator): Promise<void> {
  await hold(post, primaryOf(post).filter({ hasText: word }), until);
}

import { painted } from '../words.ts';
import type { Post } from '../post.ts';
import { seen } from '../touch.ts';

/** Chooses a vehicle among those that come to the point. */
export async function openArrival({ page, t }: Post, plate: string): Promise<void> {
  const back = page.getByRole('button', { name: t('unloading.backToList') });
  if (await back.isVisible()) await back.click();
  await page
    .getByRole('navigation', { name: t('unloading.list') })
    .getByRole('button', { name: painted(plate) })
    .click();
  await seen(page.getByRole('region', { name: plate }));
}

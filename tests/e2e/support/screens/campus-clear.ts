import type { Post } from '../post.ts';
import { gone } from '../touch.ts';
import { siteBarOf } from './board.ts';

/** The supervisor attests that everybody is indoors, until five in the morning. */
export async function declareClearOnBoard(post: Post): Promise<void> {
  const { page, t } = post;
  await siteBarOf(post)
    .getByRole('button', { name: t('board.clear.declare') })
    .click();
  const sheet = page.getByRole('dialog', { name: t('board.clear.sheetTitle') });
  await sheet.getByRole('button', { name: '05:00' }).click();
  await sheet.getByRole('button', { name: t('board.clear.statements.rollCall') }).click();
  await sheet.getByRole('button', { name: t('board.clear.submit') }).click();
  await gone(sheet);
}

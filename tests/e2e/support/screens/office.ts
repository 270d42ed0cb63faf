import type { Post } from '../post.ts';
import type { WordKey } from '../words.ts';

type OfficePage = Extract<WordKey, `office.pages.${string}`> extends `office.pages.${infer P}` ? P : never;

/** Goes to one of the office's pages by its link. */
export function openPage({ page, t }: Post, name: OfficePage): Promise<void> {
  return page
    .getByRole('navigation', { name: t('office.pagesLabel') })
    .getByRole('link', { name: t(`office.pages.${name}`), exact: true })
    .click();
}

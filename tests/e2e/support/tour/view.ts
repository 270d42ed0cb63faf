import type { Device } from '../devices.ts';
import type { Post } from '../post.ts';
import type { OnDuty } from '../site.ts';
import { seen } from '../touch.ts';

/** One view of the lively night, and the way to it from wherever the window is. */
export type View = {
  name: string;
  who: OnDuty | null; // null: before anybody has signed in
  stranger?: true; // on a browser that nobody has enrolled
  device: Device;
  fits?: true; // on a tablet all of it is seen without scrolling
  reach(post: Post): Promise<void>;
};

/** Shuts whatever is open, and goes to the screen. */
export async function home({ page, t }: Post, path: string): Promise<void> {
  for (const sheet of await page.locator('dialog[open]').all())
    if (await sheet.isVisible()) await page.keyboard.press('Escape');
  const back = page.getByRole('main').getByRole('button', { name: t('common.back'), exact: true });
  while (await back.isVisible()) await back.click();
  if (!new URL(page.url()).pathname.startsWith(path)) await page.goto(path);
  await seen(page.getByRole('main'));
}

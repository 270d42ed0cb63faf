import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import sharp from 'sharp';
import { openPost, type Post } from '../e2e/support/post.ts';
import { signIn } from '../e2e/support/screens/sign-in.ts';
import { people, type TestSite } from '../e2e/support/site.ts';
import type { Shot, ShotLook } from './shots.ts';

/* At most 256 colours, a third of the size: the many shades of a screen are the edges of letters. Dots would be noise. */
const small = { palette: true, dither: 0, effort: 10, compressionLevel: 9 } as const;

type Parts = { browser: Browser; site: TestSite; folder: string };

export type Photographer = {
  /** Opens the windows that are to see the night pass: what they are told of is on them later. */
  open(shots: readonly Shot[], look: ShotLook): Promise<void>;
  /** Takes the shots in this look, each person and device in a window of their own, and shuts the windows. */
  take(shots: readonly Shot[], look: ShotLook): Promise<void>;
};

export function photographer({ browser, site, folder }: Parts): Photographer {
  const posts = new Map<string, Post>();

  async function postFor({ who, stranger, device }: Shot, look: ShotLook): Promise<Post> {
    const key = `${who} ${device} ${look.language} ${look.theme}`;
    const known = who === null ? undefined : posts.get(key);
    if (known !== undefined) return known;
    const post = await openPost(browser, site.url, { device, ...look }, stranger === true ? null : site.tabletKey);
    posts.set(who === null ? `${key} ${posts.size}` : key, post);
    if (who !== null) await signIn(post, site.signInOf(people[who]));
    return post;
  }

  return {
    async open(shots, look) {
      for (const shot of shots) await postFor(shot, look);
    },
    async take(shots, look) {
      for (const shot of shots) {
        const post = await postFor(shot, look);
        await shot.reach(post);
        await post.page.evaluate(settle);
        const picture = await post.page.screenshot({ caret: 'hide', animations: 'disabled' });
        const name = `${shot.file}-${look.theme}-${look.language === 'en' ? 'en' : 'zh'}.png`;
        await sharp(picture).png(small).toFile(join(folder, name));
      }
      for (const [key, post] of posts) {
        if (!key.includes(`${look.language} ${look.theme}`)) continue;
        posts.delete(key);
        await post.close();
      }
    },
  };
}

/** Fonts are there, what has just changed is painted, lists stand at their beginning, and nothing has the focus that a person would not have given it. */
async function settle(): Promise<void> {
  await document.fonts.ready;
  const { activeElement } = document;
  if (activeElement instanceof HTMLElement && activeElement.tagName !== 'INPUT') activeElement.blur();
  for (const element of document.querySelectorAll('*')) if (element.scrollTop > 0) element.scrollTop = 0;
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
}

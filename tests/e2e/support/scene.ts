import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, type TestContext } from 'vitest';
import { type OpenBrowser, openBrowser } from './browser.ts';
import { type Officers, openOfficers } from './officers.ts';
import { type Look, openPost, type Post } from './post.ts';
import { signIn } from './screens/sign-in.ts';
import type { TabletKey } from './tablet-key.ts';
import { type OnDuty, openTestSite, people, type TestSite } from './site.ts';

/* Ignored by git. */
const pictures = join(import.meta.dirname, '..', '..', '..', '.tools', 'browser-failures');

/** One site and one browser for all the tests of a file. */
export type Scene = {
  readonly site: TestSite;
  readonly officers: Officers;
  /** A window in which somebody has signed in; it closes with the test. */
  post(who: OnDuty, look: Look): Promise<Post>;
  /** A window of the site's tablet, or of another one, that shows the sign-in. */
  window(look: Look, key?: TabletKey): Promise<Post>;
  /** A window of a browser that nobody has enrolled. */
  stranger(look: Look): Promise<Post>;
};

export type SceneOptions = {
  readonly night?: boolean; // the shipped night has been declared
  readonly clear?: boolean; // and everybody is indoors
  readonly clientFolder?: string; // another build than the present one
};

/** @returns the scene, for use within the tests and hooks of the file */
export function useScene({ night = true, clear = true, clientFolder }: SceneOptions = {}): Scene {
  let site: TestSite | null = null;
  let officers: Officers | null = null;
  let browser: OpenBrowser | null = null;
  let posts: Post[] = [];
  let signedIn = Promise.resolve();

  beforeAll(async () => {
    [site, browser] = await Promise.all([openTestSite(undefined, clientFolder), openBrowser()]);
    officers = await openOfficers(site);
    if (night) await officers.importNight();
    if (clear) await officers.declareClear();
  });
  afterEach(async ({ task }) => {
    const open = posts;
    posts = [];
    await shut(open, task);
  });
  afterAll(async () => {
    officers?.leave();
    await browser?.close();
    await site?.stop();
  });

  const there = <T>(thing: T | null): T => {
    if (thing === null) throw new Error('the scene is set before the first test, not before');
    return thing;
  };
  async function opened(look: Look, key: TabletKey | null): Promise<Post> {
    const post = await openPost(there(browser).browser, there(site).url, look, key);
    posts.push(post);
    return post;
  }
  const window = (look: Look, key = there(site).tabletKey) => opened(look, key);
  return {
    get site() {
      return there(site);
    },
    get officers() {
      return there(officers);
    },
    window,
    stranger: (look) => opened(look, null),
    async post(who, look) {
      const post = await window(look);
      /* One after the other: codes of one authenticator are taken in their order, and two windows may be the same person's. */
      const after = signedIn.then(() => signIn(post, there(site).signInOf(people[who])));
      signedIn = after.catch(() => undefined); // a sign-in that fails is the fault of its own test
      await after;
      return post;
    },
  };
}

async function shut(posts: readonly Post[], { name, result }: TestContext['task']): Promise<void> {
  if (result?.state === 'fail') await Promise.all(posts.map((post, index) => photograph(post, name, index)));
  for (const post of posts) await post.close();
}

async function photograph({ page, look }: Post, test: string, index: number): Promise<void> {
  mkdirSync(pictures, { recursive: true });
  const name = `${test.replaceAll(/[^\p{L}\p{N}]+/gu, '-').slice(0, 80)}-${index + 1}-${look.device}.png`;
  await page.screenshot({ path: join(pictures, name) }).catch(() => undefined); // it may be what broke
}

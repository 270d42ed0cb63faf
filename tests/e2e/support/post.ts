import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { type Device, devices, type Theme } from './devices.ts';
import { type Diary, keepDiary } from './diary.ts';
import { personalData } from './night.ts';
import { carryKey, type TabletKey } from './tablet-key.ts';
import { type Language, type WordKey, wordsIn } from './words.ts';

export type Look = {
  device: Device;
  language: Language;
  theme: Theme;
  ownTime?: boolean; // the device's timers can be put forward: `page.clock`
  installed?: boolean; // the program stays on the device, as on a tablet; else each window loads it anew
  byTls?: boolean; // as from another machine; the browser takes the root's word without having it
};

/** Somebody's window: a browser context of its own, as another person's device is. */
export type Post = {
  readonly page: Page;
  readonly look: Look;
  readonly diary: Diary;
  t(key: WordKey, values?: Record<string, string | number>): string;
  /** A button by what is written on it, or said of it. */
  button(key: WordKey, values?: Record<string, string | number>): Locator;
  /** @throws Error when something personal left the window, or the program failed in it */
  close(): Promise<void>;
};

const patienceMs = 60_000; // only what never comes is a fault: a busy machine may take its time

/** @param tablet the key of the tablet that the window is on; null: a browser that nobody has enrolled */
export async function openPost(
  browser: Browser,
  url: string,
  look: Look,
  tablet: TabletKey | null = null,
): Promise<Post> {
  const { viewport, hasTouch } = devices[look.device];
  const context = await browser.newContext({
    baseURL: look.byTls === true ? url.replace('http:', 'https:') : url,
    ignoreHTTPSErrors: look.byTls === true,
    viewport,
    hasTouch,
    locale: look.language,
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
    serviceWorkers: look.installed === true ? 'allow' : 'block',
  });
  context.setDefaultTimeout(patienceMs);
  const { language, theme } = look;
  await context.addInitScript((preferences) => {
    // Only for a device that has not chosen yet: what is switched later must outlive a reload.
    if (localStorage.getItem('cordon.preferences') === null) {
      localStorage.setItem('cordon.preferences', preferences);
    }
  }, JSON.stringify({ language, theme }));
  if (look.ownTime === true) await context.clock.install();
  const page = await context.newPage();
  if (tablet !== null) await carryKey(page, tablet);
  const diary = keepDiary(page);
  const t = wordsIn[language];
  await page.goto('/');
  return {
    page,
    look,
    diary,
    t,
    button: (key, values) => page.getByRole('button', { name: t(key, values), exact: true }),
    async close() {
      const kept = await storageOf(context);
      await context.close();
      const told = [...diary.urls, ...diary.said, kept].join('\n');
      const leaked = personalData.filter(
        (secret) => told.includes(secret) || told.includes(encodeURIComponent(secret)),
      );
      if (leaked.length > 0) throw new Error(`${leaked.length} personal data left the window, such as ${leaked[0]}`);
      if (diary.faults.length > 0) throw new Error(`the program failed in the window: ${diary.faults.join('\n')}`);
    },
  };
}

/** The same person's device, in another of its windows. */
export function inWindow(post: Post, page: Page): Post {
  return {
    ...post,
    page,
    button: (key, values) => page.getByRole('button', { name: post.t(key, values), exact: true }),
  };
}

/** Everything that the device keeps. */
async function storageOf(context: BrowserContext): Promise<string> {
  const { origins, cookies } = await context.storageState({ indexedDB: true });
  // A window may have been closed, and another one opened.
  const ofWindows = await Promise.all(
    context.pages().map((page) => page.evaluate(() => JSON.stringify(sessionStorage))),
  );
  return JSON.stringify([origins, cookies, ofWindows]);
}

import type { Browser, CDPSession, Page } from 'playwright-core';
import { installed as whenInstalled } from '../../e2e/support/cut.ts';
import { devices } from '../../e2e/support/devices.ts';
import { keepDiary } from '../../e2e/support/diary.ts';
import type { Post } from '../../e2e/support/post.ts';
import { signIn } from '../../e2e/support/screens/sign-in.ts';
import type { Credentials, TestSite } from '../../e2e/support/site.ts';
import { carryKey } from '../../e2e/support/tablet-key.ts';
import { wordsIn } from '../../e2e/support/words.ts';

/** A window of the site's tablet, in a browser that has less of the processor than it could. */
export type SlowTablet = {
  /** Opens the program for the first time. */
  firstLoad(): Promise<{ ms: number; bytes: number }>;
  signIn(credentials: Credentials): Promise<void>;
  /** Until all of the program is on the device. */
  installed(): Promise<void>;
  /** Loads the window anew. @returns how long until this vehicle is shown, in ms */
  reload(plate: string): Promise<number>;
  /** From now on looks for long tasks. @returns ends it, with the longest one in ms */
  watchTasks(): Promise<() => Promise<number>>;
  close(): Promise<void>;
};

const language = 'zh-CN';
const patienceMs = 120_000;

export async function openSlowTablet(
  browser: Browser,
  site: TestSite,
  { slowdown, installed }: { slowdown: number; installed: boolean },
): Promise<SlowTablet> {
  const context = await browser.newContext({
    ...devices.tablet,
    baseURL: site.url,
    locale: language,
    timezoneId: 'Asia/Shanghai',
    serviceWorkers: installed ? 'allow' : 'block',
  });
  context.setDefaultTimeout(patienceMs);
  const page = await context.newPage();
  await carryKey(page, site.tabletKey);
  const devtools = await context.newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  await devtools.send('Network.enable');
  if (!installed) await devtools.send('Network.setCacheDisabled', { cacheDisabled: true });
  const t = wordsIn[language];
  const post: Post = {
    ...{ page, t, diary: keepDiary(page), look: { device: 'tablet', language, theme: 'dark' } },
    button: (key, values) => page.getByRole('button', { name: t(key, values), exact: true }),
    close: () => context.close(),
  };

  return {
    async firstLoad() {
      const bytes = countBytes(devtools);
      const began = performance.now();
      await page.goto('/');
      await page.getByText(t('session.staffNumber')).first().waitFor();
      return { ms: performance.now() - began, bytes: bytes() };
    },
    async signIn(credentials) {
      await signIn(post, credentials);
    },
    async installed() {
      await whenInstalled(page);
      await page.locator('html[data-loaded="yes"]').waitFor({ state: 'attached' });
    },
    async reload(plate) {
      const began = performance.now();
      await page.reload({ waitUntil: 'commit' });
      await page.getByText(plate.slice(-5)).first().waitFor();
      return performance.now() - began;
    },
    watchTasks: () => watchTasks(page),
    close: () => context.close(),
  };
}

/** What comes over the network, compressed as it is. */
function countBytes(devtools: CDPSession): () => number {
  let bytes = 0;
  devtools.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
  return () => bytes;
}

async function watchTasks(page: Page): Promise<() => Promise<number>> {
  const longest = await page.evaluateHandle(() => {
    const seen = { ms: 0 };
    const observer = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) seen.ms = Math.max(seen.ms, duration);
    });
    observer.observe({ type: 'longtask' });
    return seen;
  });
  return async () => Math.round(await longest.evaluate(({ ms }) => ms));
}

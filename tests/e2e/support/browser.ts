import { type Browser, chromium } from 'playwright-core';
import { chromiumPath } from '../../support/chromium.ts';
import { openResources } from '../../support/open-resources.ts';

export type OpenBrowser = { browser: Browser; close(): Promise<void> };

/** One browser for all the windows of a test file. */
export async function openBrowser(): Promise<OpenBrowser> {
  const browser = await chromium.launch({
    executablePath: chromiumPath(),
    // Windows behind others must go on as if they were in front: three people look at the same time.
    args: ['--disable-backgrounding-occluded-windows', '--disable-renderer-backgrounding', '--mute-audio'],
  });
  return { browser, close: openResources.add('a browser', () => browser.close()) };
}

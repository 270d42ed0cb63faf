import { existsSync, readFileSync } from 'node:fs';
import { findProgram, succeeds } from './command.mjs';
import { installSystemPackage } from './system-packages.mjs';
import { CannotPrepare, tell } from './tell.mjs';

// Shared with tests/support/chromium.ts, which starts what is found here.
const browsers = JSON.parse(readFileSync(new URL('browsers.json', import.meta.url), 'utf8'));

// Without windows of its own it needs about 0.6 of the time of the whole browser.
const headless = { apt: ['chromium-headless-shell', 'fonts-noto-cjk'] };
const whole = { apt: ['chromium', 'fonts-noto-cjk'], brew: ['--cask', 'chromium'] };

/** The browser tests need a Chromium, and a font that has Chinese. */
export async function ensureBrowser() {
  if (!hasBrowser() && !(await installSystemPackage(headless))) await installSystemPackage(whole);
  if (!hasBrowser()) {
    throw new CannotPrepare(
      'The browser tests need Chromium, and none was found: install it (apt package "chromium"), or set CHROMIUM to the path of one.',
    );
  }
  const fontList = findProgram('fc-list');
  // Only fontconfig can tell; systems without it (macOS) ship such a font.
  if (fontList === undefined || (await succeeds('sh', ['-c', 'fc-list :lang=zh-cn | grep -q .']))) return;
  if (!(await installSystemPackage({ apt: ['fonts-noto-cjk'] }))) {
    tell('No font with Chinese was found: pictures of the screens will show boxes instead of characters.');
  }
}

function hasBrowser() {
  const candidates = [process.env.CHROMIUM, ...browsers.elsewhere];
  return candidates.some((file) => file && existsSync(file)) || findProgram(...browsers.programs) !== undefined;
}

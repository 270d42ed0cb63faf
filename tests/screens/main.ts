import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { openBrowser } from '../e2e/support/browser.ts';
import { livelyNight } from '../e2e/support/lively.ts';
import { openOfficers } from '../e2e/support/officers.ts';
import { openTestSite } from '../e2e/support/site.ts';
import { openResources } from '../support/open-resources.ts';
import { looks, shots } from './shots.ts';
import { photographer } from './photographer.ts';

/* Takes the pictures of docs/screens: half past midnight on a site of its own, with a clock of its own. */
const folder = join(import.meta.dirname, '..', '..', 'docs', 'screens');
const wanted = process.argv[2] ?? '';

try {
  const [site, { browser }] = await Promise.all([openTestSite(), openBrowser()]);
  mkdirSync(folder, { recursive: true });
  if (wanted === '') for (const file of pictures()) rmSync(join(folder, file));

  const officers = await openOfficers(site); // first: their shifts have begun before any window opens
  const { open, take } = photographer({ browser, site, folder });
  const chosen = looks.map((look) => ({
    look,
    of: shots.filter(({ name, looks: taken }) => name.includes(wanted) && taken.includes(look)),
  }));
  for (const { look, of } of chosen)
    await open(
      of.filter(({ name }) => name === 'board'),
      look,
    );

  await livelyNight(site, officers);
  for (const { look, of } of chosen) await take(of, look);
  officers.leave();
  const bytes = pictures().reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);
  console.log(`${pictures().length} pictures in docs/screens, ${(bytes / 1_000_000).toFixed(1)} MB`);
} finally {
  await openResources.closeAll();
}

function pictures(): string[] {
  return readdirSync(folder).filter((file) => file.endsWith('.png'));
}

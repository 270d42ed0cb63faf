import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { firstLoad, type Manifest } from '../../scripts/checks/first-load-rules.ts';
import type { Post } from './support/post.ts';
import { useScene } from './support/scene.ts';
import { primaryOf } from './support/screens/forms.ts';
import { openVehicle, vehicleOf } from './support/screens/gate.ts';
import { heardJustNow, openForThem } from './support/screens/offline.ts';
import { openArrival } from './support/screens/unloading.ts';
import { gone, seen } from './support/touch.ts';

const built = new URL('../../apps/gate-client/dist/.vite/manifest.json', import.meta.url);
const manifest = JSON.parse(readFileSync(built, 'utf8')) as Manifest;
const counted = {
  'zh-CN': firstLoad(manifest, ['src/i18n/zh/first.ts']),
  en: firstLoad(manifest, ['src/i18n/en/first.ts']),
};

const scene = useScene();
const listOf = ({ page, t }: Post) => page.getByRole('navigation', { name: t('gate.list') });

/** From now on nothing comes but what is counted as the first load. @returns lets the rest come */
async function onlyCounted(page: Page, language: keyof typeof counted): Promise<() => Promise<void>> {
  const isRest = (url: URL) =>
    url.pathname.startsWith('/assets/') && !counted[language].includes(url.pathname.slice(1));
  await page.route(isRest, (route) => route.abort());
  return () => page.unroute(isRest);
}

/** What looks like a key of a wording whose words are not there. */
async function keysShown(page: Page): Promise<string[]> {
  const text = await page.locator('body').innerText();
  return text.match(/\b[a-z]+(?:\.[a-zA-Z-]+){1,4}\b/gu) ?? [];
}

describe.each(['zh-CN', 'en'] as const)('the first view of the gate (%s)', (language) => {
  it('[U370] [U371] needs nothing that is not counted, and says what is missing where it is opened', async () => {
    const plate = '渝BF95253';
    const gate = await scene.post('gate', { device: 'tablet', language, theme: 'dark' });
    const { page, t } = gate;
    const letRest = await onlyCounted(page, language);
    await page.reload();
    await seen(listOf(gate));
    await seen(page.getByText(t('strip.link.live')));
    await seen(vehicleOf(gate, await firstPlate(page)));
    expect(await keysShown(page)).toEqual([]);

    const missing = page.getByText(t('common.later.failed'));
    const again = page.getByRole('button', { name: t('common.again') });
    await listOf(gate)
      .getByRole('button', { name: t('gate.search') })
      .click();
    await seen(page.getByRole('dialog').filter({ has: missing }));
    await again.click();
    await seen(missing);
    expect(await keysShown(page)).toEqual([]);
    await letRest();
    await again.click();
    await seen(page.getByRole('dialog', { name: t('gate.search') }).getByLabel(t('plate.label')));
    await page.keyboard.press('Escape');
    await gone(page.getByRole('dialog', { name: t('gate.search') }));
    await openVehicle(gate, plate);
    await primaryOf(gate).click();
    await seen(page.getByRole('button', { name: t('steps.arrive.submit') }));
  });
});

async function firstPlate(page: Page): Promise<string> {
  const label = await page.getByRole('main').getByRole('region').first().getAttribute('aria-label');
  return label ?? '';
}

/** Opens the form of the vehicle's next step, and leaves it. */
async function openForm(post: Post): Promise<void> {
  const { page, t } = post;
  const before = (await primaryOf(post).textContent()) ?? '';
  await primaryOf(post).click();
  const back = page.getByRole('button', { name: t('common.back') });
  await seen(back);
  await seen(primaryOf(post));
  expect(await page.locator('[data-later="failed"]').count()).toBe(0);
  expect(await keysShown(page)).toEqual([]);
  await back.click();
  await gone(back);
  await seen(primaryOf(post).filter({ hasText: before }));
}

describe('the program on a tablet', () => {
  it('[U372] is said to be there when all of it is: every form and the other language open without the network', async () => {
    const atGate = {
      渝BF95253: 'arrive',
      渝DVJC65: 'disinfect-vehicle',
      渝AWH058: 'admit',
      // The last ones: their disinfection goes on meanwhile.
      渝ANEP42: 'seal',
      渝C1C1B4: 'verify-crew',
    };
    const atPoint = '渝DG2742';
    await scene.officers.bring(atPoint, 's1.dock');
    for (const [plate, step] of Object.entries(atGate)) await scene.officers.bring(plate, step);
    const look = { device: 'tablet', language: 'zh-CN', theme: 'dark', installed: true } as const;
    const [gate, point] = await Promise.all([scene.post('gate', look), scene.post('unloading', look)]);
    for (const post of [gate, point]) {
      await post.page.locator('html[data-loaded="yes"]').waitFor({ state: 'attached' });
      await openForThem(post);
      await heardJustNow(post);
      await keptPicture(post.page);
    }
    await scene.site.halt();
    await Promise.all([gate.page.reload(), point.page.reload()]);
    const { page, t } = gate;
    await seen(page.getByText(t('strip.link.offline')));
    for (const plate of Object.keys(atGate)) {
      await openVehicle(gate, plate);
      await openForm(gate);
    }
    await openArrival(point, atPoint);
    await openForm(point);
    await page.getByRole('banner').locator('[data-waiting]').click();
    await seen(page.getByRole('dialog').getByText(t('pwa.storage.loaded')));
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'English' }).click();
    await seen(page.getByRole('navigation', { name: 'Vehicles of the night' }));
    expect(await keysShown(page)).toEqual([]);
    await scene.site.resume();
  });
});

/** The picture lies on the device. */
function keptPicture(page: Page): Promise<void> {
  return page.evaluate(
    () =>
      new Promise((resolve) => {
        const look = () => {
          const opening = indexedDB.open('cordon');
          opening.addEventListener('success', () => {
            const counting = opening.result.transaction('pictures').objectStore('pictures').count();
            counting.addEventListener('success', () => {
              opening.result.close();
              if (counting.result > 0) resolve();
              else requestAnimationFrame(look);
            });
          });
        };
        look();
      }),
  );
}

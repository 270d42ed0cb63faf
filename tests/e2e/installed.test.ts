import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { stepOf } from '@cordon/protocol/visit/route.ts';
import { installed, lineOf } from './support/cut.ts';
import { inWindow, type Post } from './support/post.ts';
import { useScene } from './support/scene.ts';
import { heardJustNow, openForThem } from './support/screens/offline.ts';
import { primaryOf } from './support/screens/forms.ts';
import { recordMany } from './support/screens/many-records.ts';
import { openNext, openVehicle, vehicleOf } from './support/screens/gate.ts';
import { enterPin, signIn } from './support/screens/sign-in.ts';
import { people } from './support/site.ts';
import { keysOf, pressKeys, seen } from './support/touch.ts';

const built = fileURLToPath(new URL('../../apps/gate-client/dist', import.meta.url));
const clientFolder = mkdtempSync(join(tmpdir(), 'cordon-client-'));
cpSync(built, clientFolder, { recursive: true });
afterAll(() => rmSync(clientFolder, { recursive: true, force: true }));

const scene = useScene({ clientFolder });
const tablet = { device: 'tablet', language: 'zh-CN', theme: 'dark', installed: true } as const;

/** The next version, as a build would leave it: another page, and a list of files that says so. */
function release(version: string): void {
  const page = join(clientFolder, 'index.html');
  writeFileSync(page, readFileSync(page, 'utf8').replace(/<title>[^<]*/u, `<title>Cordon ${version}`));
  const worker = join(clientFolder, 'sw.js');
  const listed = /\{url:"index\.html",revision:"[^"]*"\}|\{"?revision"?:"[^"]*","?url"?:"index\.html"\}/u;
  const before = readFileSync(worker, 'utf8');
  expect(before).toMatch(listed);
  writeFileSync(worker, before.replace(listed, `{url:"index.html",revision:"${version}"}`));
}

/** Somebody looks at the tablet again: it looks whether there is something new. */
async function lookAgain({ page }: Post): Promise<void> {
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
}

describe('a program that lies on the tablet', () => {
  it('[U263] has what a browser asks for before it installs it', async () => {
    const { page } = await scene.window(tablet);
    await installed(page); // a worker serves it
    const found = await page.evaluate(async () => {
      const { href } = document.querySelector<HTMLLinkElement>('link[rel=manifest]') ?? { href: '' };
      const manifest = (await (await fetch(href)).json()) as Record<string, unknown>;
      const icons = (manifest['icons'] ?? []) as { src: string; sizes: string; purpose?: string }[];
      const shown = icons.map(async ({ src, sizes, purpose }) => {
        const image = new Image();
        image.src = new URL(src, href).href;
        await image.decode();
        return { sizes, purpose, kind: `${image.naturalWidth}x${image.naturalHeight}` };
      });
      return { href, manifest, icons: await Promise.all(shown) };
    });
    expect(found.href).toContain('manifest.webmanifest');
    expect(found.manifest).toMatchObject({ short_name: 'Cordon', start_url: '/', scope: '/', display: 'standalone' });
    for (const { sizes, kind } of found.icons) expect(kind).toBe(sizes);
    const plain = found.icons.filter(({ purpose = 'any' }) => purpose === 'any').map(({ sizes }) => sizes);
    expect(plain).toEqual(expect.arrayContaining(['192x192', '512x512']));
  });

  it('[U260] [U261] takes a new version by a press alone, between two forms, and keeps what waits', async () => {
    const plate = '渝DVJC65';
    await scene.officers.bring(plate, 'seal');
    const post = await scene.window(tablet);
    const { page, t } = post;
    const line = await lineOf(page);
    await page.reload();
    await installed(page);
    await signIn(post, scene.site.signInOf(people.gate));
    await openVehicle(post, plate);
    line.cut();
    await seen(page.getByText(t('strip.link.offline')));
    await openNext(post, t('steps.acts.seal'));
    await pressKeys(keysOf(post, t('steps.seal.number')), 'S-77');
    await primaryOf(post).click();
    const waiting = page.getByRole('button', { name: t('strip.waiting', { count: 61 }) });
    await openVehicle(post, plate);
    await recordMany(post, 60);
    await seen(waiting);

    release('2');
    const before = post.diary.documents();
    await lookAgain(post);
    await seen(page.getByText(t('pwa.ready')));
    expect(await page.title()).not.toBe('Cordon 2');
    expect(post.diary.documents()).toBe(before); // nothing is loaded by itself
    await post.button('pwa.take').click();
    await expect.poll(() => page.title()).toBe('Cordon 2');
    expect(post.diary.documents()).toBe(before + 1);
    await seen(waiting);
    line.mend();
    await waiting.click();
    await post.button('queue.sync').click();
    await page.getByText(t('queue.synced.sent', { sent: 61, refused: 0 })).waitFor({ timeout: 300_000 });
    await page.keyboard.press('Escape');
    await seen(page.getByRole('button', { name: t('strip.nothingWaiting') }));
    const visit = scene.officers.visit(plate);
    expect(stepOf(visit, 'seal')?.status).toBe('done');
    expect('helps' in visit && visit.helps).toHaveLength(60);
  });

  it('[U263] [U277] opens without the server on a slow tablet, from cold, and shows what was known last', async () => {
    const plate = '渝BF95253';
    await scene.officers.bring(plate, 'seal');
    const post = await scene.window(tablet);
    const { page: first, t } = post;
    const { staffNumber, pin } = scene.site.signInOf(people.gate);
    await installed(first);
    await signIn(post, { staffNumber, pin });
    await openForThem(post);
    await openVehicle(post, plate);
    await heardJustNow(post);
    await first.evaluate(
      () =>
        new Promise((resolve) => {
          const look = () => {
            const opening = indexedDB.open('cordon');
            opening.addEventListener('success', () => {
              const counting = opening.result.transaction('pictures').objectStore('pictures').count();
              counting.addEventListener('success', () => {
                opening.result.close();
                if (counting.result > 0) resolve(null);
                else setTimeout(look, 200);
              });
            });
          };
          look();
        }),
    );
    await scene.site.halt();
    const context = first.context();
    await first.close();

    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    const begun = performance.now();
    await page.goto('/');
    await seen(page.getByRole('button', { name: '门岗一号' }));
    console.info(JSON.stringify({ opensOfflineMs: Math.round(performance.now() - begun), cpu: '1/4' }));
    await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    await page.getByRole('button', { name: '门岗一号' }).first().click();
    const again = inWindow(post, page);
    await enterPin(again, pin);
    await again.button('offlineEntry.go').click();
    await seen(page.getByRole('banner', { name: t('strip.label') }));
    await openVehicle(again, plate);
    await seen(vehicleOf(again, plate));
    await scene.site.resume();
  });
});

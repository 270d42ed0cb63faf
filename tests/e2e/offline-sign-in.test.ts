import { describe, expect, it } from 'vitest';
import type { Post } from './support/post.ts';
import { useScene } from './support/scene.ts';
import { comeUpAlone, heardJustNow, openForThem } from './support/screens/offline.ts';
import { enterNumber, enterPin, signIn } from './support/screens/sign-in.ts';
import { people } from './support/site.ts';
import { gone, seen } from './support/touch.ts';

const scene = useScene({ night: false, clear: false });

const look = { device: 'tablet', language: 'zh-CN', theme: 'dark' } as const;

async function signOff({ page, t }: Post): Promise<void> {
  await page
    .getByRole('banner', { name: t('strip.label') })
    .getByRole('button', { name: '门岗一号' })
    .click();
  const sheet = page.getByRole('dialog', { name: '门岗一号' });
  await sheet.getByRole('button', { name: t('strip.signOff') }).click();
  await seen(page.getByText(t('session.signedOff')));
}

describe('signing in on a tablet without the network', () => {
  it('[U255] [U256] opens for who was here before, says what that means, and wants a new sign-in once it is back', async () => {
    const post = await scene.window(look);
    const { page, t } = post;
    const { staffNumber, pin } = scene.site.signInOf(people.gate);
    await signIn(post, { staffNumber, pin });
    await openForThem(post);
    await signOff(post);
    await scene.site.halt();

    await page.getByRole('button', { name: '门岗一号' }).first().click();
    await enterPin(post, pin === '000000' ? '111111' : '000000');
    await seen(page.getByRole('alert').filter({ hasText: t('offlineEntry.wrong.what') }));
    await enterPin(post, pin);
    await seen(page.getByText(t('offlineEntry.title')));
    await seen(page.getByText(t('offlineEntry.kept')));
    await gone(page.getByRole('banner', { name: t('strip.label') }));
    await post.button('offlineEntry.go').click();
    await seen(page.getByRole('banner', { name: t('strip.label') }));
    expect(new URL(page.url()).pathname).toBe('/gate');

    await scene.site.resume();
    await seen(page.getByText(t('session.expired')));
    await page.getByRole('button', { name: '门岗一号' }).first().click();
    await enterPin(post, pin);
    await seen(page.getByRole('banner', { name: t('strip.label') }));
    expect(await page.evaluate(() => JSON.stringify([localStorage, sessionStorage]))).not.toContain(pin);
  });

  it('[U256] tells whom it does not know why they have to wait', async () => {
    const post = await scene.window(look);
    const { page, t } = post;
    const { staffNumber, pin } = scene.site.signInOf(people.unloading);
    await page.route('**/api/v1/session', (route) => route.abort());
    await enterNumber(post, staffNumber);
    await enterPin(post, pin);
    await seen(page.getByRole('alert').filter({ hasText: t('offlineEntry.unknown.what') }));
    await page.unroute('**/api/v1/session');
    await enterPin(post, pin);
    await seen(page.getByRole('banner', { name: t('strip.label') }));
  });

  it('[U256] was it switched off meanwhile, offers itself to whom it knows', async () => {
    const post = await scene.window(look);
    const { page, t } = post;
    const { staffNumber, pin } = scene.site.signInOf(people.gate);
    await signIn(post, { staffNumber, pin });
    await openForThem(post);
    await signOff(post);
    await heardJustNow(post);
    await comeUpAlone(post);
    await page.getByRole('button', { name: '门岗一号' }).first().click();
    await enterPin(post, pin);
    await post.button('offlineEntry.go').click();
    await seen(page.getByRole('banner', { name: t('strip.label') }));
  });
});

import { describe, expect, it } from 'vitest';
import { useScene } from './support/scene.ts';
import { enterNumber, enterPin, signIn } from './support/screens/sign-in.ts';
import { people } from './support/site.ts';
import { gone, seen } from './support/touch.ts';

const scene = useScene({ night: false, clear: false });

const look = { device: 'tablet', language: 'zh-CN', theme: 'dark' } as const;

describe('signing in on a tablet that several people use', () => {
  it('says that a PIN is wrong, keeps nothing of it, and takes the right one', async () => {
    const post = await scene.window(look);
    const { page, t } = post;
    const { staffNumber, pin } = scene.site.signInOf(people.gate);
    await enterNumber(post, staffNumber);
    await enterPin(post, pin === '000000' ? '111111' : '000000');
    await seen(page.getByRole('alert').filter({ hasText: t('errors.sign-in-failed.what') }));
    const field = page.locator('input[type=password]');
    await expect.poll(() => field.inputValue()).toBe('');
    expect(new URL(page.url()).pathname).toBe('/sign-in');

    await enterPin(post, pin);
    await seen(page.getByRole('banner', { name: t('strip.label') }));
    expect(new URL(page.url()).pathname).toBe('/gate');
    expect(await page.evaluate(() => JSON.stringify([localStorage, sessionStorage]))).not.toContain(pin);
  });

  it('offers who was here before, and shows the next person nothing of the last one', async () => {
    const post = await scene.window(look);
    const { page, t } = post;
    await signIn(post, scene.site.signInOf(people.gate));
    await page.getByRole('button', { name: '门岗一号' }).click();
    await page
      .getByRole('dialog', { name: '门岗一号' })
      .getByRole('button', { name: t('strip.signOff') })
      .click();
    await seen(page.getByText(t('session.signedOff')));
    await gone(page.getByRole('banner', { name: t('strip.label') }));

    await post.button('session.other').click();
    await signIn(post, scene.site.signInOf(people.unloading));
    expect(new URL(page.url()).pathname).toBe('/unloading');
    await page.goto('/board');
    await seen(page.getByRole('banner', { name: t('strip.label') }));
    expect(new URL(page.url()).pathname).toBe('/unloading');
  });

  it('changes language and theme at once, and remembers both for the device', async () => {
    const post = await scene.window(look);
    const { page } = post;
    const shown = () =>
      page.evaluate(() => `${document.documentElement.lang} ${document.documentElement.dataset['theme']}`);
    await page.getByRole('button', { name: 'English' }).click();
    await seen(page.getByRole('heading', { name: 'Sign in for duty' }));
    await page.getByRole('button', { name: 'Day' }).click();
    await expect.poll(shown).toBe('en day');
    await page.reload();
    await seen(page.getByRole('heading', { name: 'Sign in for duty' }));
    expect(await shown()).toBe('en day');
  });
});

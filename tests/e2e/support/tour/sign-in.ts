import type { SignInWants } from '@cordon/protocol/wire/http/session.ts';
import type { Post } from '../post.ts';
import { cutOffAfterSignIn, inventedPin, pinLookedAt } from '../screens/offline.ts';
import { enterNumber, enterPin } from '../screens/sign-in.ts';
import { fieldOf, seen } from '../touch.ts';
import type { View } from './view.ts';

const before = (name: string, reach: View['reach'], more: Partial<View> = {}): View => ({
  name,
  who: null,
  device: 'tablet',
  fits: true,
  reach,
  ...more,
});
const stranger = (name: string, reach: View['reach'], more: Partial<View> = {}): View =>
  before(name, reach, { stranger: true, ...more });

export const signInViews: readonly View[] = [
  before('sign-in', ({ page }) => seen(page.getByRole('main'))),
  before('sign-in-pin', (post) => enterNumber(post, '1001')),
  before('sign-in-people', async (post) => {
    await remember(post);
    await post.page.reload();
    await seen(post.page.getByRole('button', { name: '门岗二号' }));
  }),
  before('sign-in-offline', cutOffAfterSignIn),
  before('sign-in-offline-refused', async (post) => {
    await cutOffAfterSignIn(post);
    await post.page.getByRole('button', { name: '门岗一号' }).first().click();
    for (let tries = 1; tries <= 5; tries += 1) {
      await enterPin(post, '111111');
      await pinLookedAt(post);
    }
  }),
  before('sign-in-offline-open', async (post) => {
    await cutOffAfterSignIn(post);
    await post.page.getByRole('button', { name: '门岗一号' }).first().click();
    await enterPin(post, inventedPin);
    await seen(post.button('offlineEntry.go'));
  }),
  stranger('sign-in-password', (post) => seen(fieldOf(post, post.t('entry.password'))), { device: 'desk' }),
  stranger(
    'sign-in-new-password',
    async (post) => {
      await want(post, { want: 'new-password' });
      await fieldOf(post, post.t('entry.newPassword')).fill('regen 4001');
    },
    { device: 'desk' },
  ),
  stranger('sign-in-totp-setup', (post) => want(post, setup), { device: 'desk' }),
  stranger('sign-in-totp', (post) => want(post, { want: 'totp' })),
  stranger('sign-in-insecure', async ({ page, t }) => {
    await page.addInitScript(() => Object.defineProperty(globalThis, 'isSecureContext', { value: false }));
    await page.reload();
    await seen(page.getByText(t('entry.insecure.title')));
  }),
  stranger('enrol', async (post) => {
    await post.button('session.enrol').click();
    await fieldOf(post, post.t('entry.enrol.code')).fill('7KQ2M');
  }),
  stranger('enrol-link', async (post) => {
    await post.page.goto('/enrol#7KQ2-M0XD');
    await seen(post.button('entry.enrol.action'));
  }),
];

const setup: SignInWants = {
  want: 'totp-setup',
  uri: 'otpauth://totp/Cordon:4001?issuer=Cordon&secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&algorithm=SHA1&digits=6&period=30',
  secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
};

/** The server wants one thing more of whoever signs in by password: said in its stead, so that nobody has to be made. */
async function want(post: Post, wants: SignInWants): Promise<void> {
  const { page, t } = post;
  await page.route('**/api/v1/session', (route) => route.fulfill({ json: { ok: true, state: 'wants', ...wants } }));
  await fieldOf(post, t('session.staffNumber')).fill('4001');
  await fieldOf(post, t('entry.password')).fill('for once');
  await post.button('session.signIn').click();
  await seen(page.getByRole('button', { name: t('common.back'), exact: true }));
}

/** Others were here before. */
export function remember({ page }: Post): Promise<void> {
  return page.evaluate(() => {
    const people = [
      { staffNumber: '1001', name: '门岗一号', role: 'gate' },
      { staffNumber: '1002', name: '门岗二号', role: 'gate' },
      { staffNumber: '2001', name: '卸货点一号', role: 'unloading' },
      { staffNumber: '3001', name: '监管甲', role: 'supervisor' },
    ];
    localStorage.setItem('cordon.people', JSON.stringify(people));
  });
}

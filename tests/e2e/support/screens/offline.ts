import type { Post } from '../post.ts';
import { enterNumber, enterPin } from './sign-in.ts';
import { seen } from '../touch.ts';

/** Whoever has just signed in can do so without the network, once their PIN has been worked into a key; or none can. */
export async function openForThem({ page }: Post, howMany = 1): Promise<void> {
  await page.evaluate(async (wanted) => {
    const opening = indexedDB.open('cordon-authors');
    await new Promise((resolve) => opening.addEventListener('success', resolve));
    for (let count: number | null = null; count !== wanted;) {
      const counting = opening.result.transaction('people').objectStore('people').count();
      await new Promise((resolve) => counting.addEventListener('success', resolve));
      count = counting.result;
    }
    opening.result.close();
  }, howMany);
}

/** What was entered was looked at. */
export async function pinLookedAt({ page }: Post): Promise<void> {
  await page.waitForFunction(() => document.querySelector<HTMLInputElement>('input[type=password]')?.value === '');
}

/** It has just heard from the server, by the clock of a window that comes up now; the site's may be another one. */
export function heardJustNow({ page }: Post): Promise<void> {
  return page.evaluate(() => localStorage.setItem('cordon.contact', String(Date.now())));
}

/** The tablet comes up, and nobody answers it. */
export async function comeUpAlone({ page, t }: Post): Promise<void> {
  await page.route('**/api/**', (route) => route.abort());
  await page.routeWebSocket(/socket\.io/u, (socket) => socket.close());
  await page.reload();
  await seen(page.getByText(t('offlineEntry.noNetwork')));
}

export const inventedPin = '480617';
const signedIn = {
  ...{ ok: true, state: 'signed-in', token: 'i'.repeat(43), expiresAt: Date.now() + 16 * 3_600_000 },
  person: { personId: 'gate-1', staffNumber: '1001', name: '门岗一号', role: 'gate', stations: ['main-gate'] },
  device: { id: 'first-tablet', name: '一号平板', stations: ['main-gate'] },
  site: { id: 'demo', name: { zh: '示范校区', en: 'Demo campus' } },
};

/** Somebody was here before, whom the server does not need to know for that; now it does not answer. */
export async function cutOffAfterSignIn(post: Post): Promise<void> {
  const { page, t } = post;
  await heardJustNow(post);
  await page.reload();
  const address = '**/api/v1/session';
  await page.route(address, (route) => route.fulfill({ json: signedIn }));
  await enterNumber(post, '1001');
  await enterPin(post, inventedPin);
  await seen(page.getByText(t('session.expired'))); // the server has never given such a token
  await openForThem(post);
  await comeUpAlone(post);
}

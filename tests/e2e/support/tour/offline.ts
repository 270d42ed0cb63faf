import { lineOf } from '../cut.ts';
import { lively } from '../lively.ts';
import type { Post } from '../post.ts';
import { recordSeal } from '../screens/forms.ts';
import { openNext, openVehicle, vehicleOf } from '../screens/gate.ts';
import { seen } from '../touch.ts';
import { home, type View } from './view.ts';

const plate = lively.verified;

/** One after the other in the same window, whose network is never mended: the server hears nothing of it. */
const offline = (name: string, reach: View['reach']): View => ({
  name: `gate-offline${name === '' ? '' : `-${name}`}`,
  who: 'gate',
  device: 'tablet',
  reach: async (post) => {
    await home(post, '/gate');
    await cutOff(post);
    await reach(post);
  },
});

/** A vehicle is open whose seal was recorded since; each time the same. */
async function cutOff(post: Post): Promise<void> {
  const { page, t } = post;
  const noNetwork = page.getByText(t('strip.link.offline'));
  if (await noNetwork.isVisible()) return;
  const line = await lineOf(page);
  await page.reload();
  await openVehicle(post, plate);
  line.cut();
  await seen(noNetwork);
  await openNext(post, t('steps.acts.seal'));
  await recordSeal(post, 'S-4107');
  await seen(vehicleOf(post, plate).getByText(t('queue.provisionalCount', { count: 1 })));
}

export const offlineViews: readonly View[] = [
  offline('', (post) => openVehicle(post, plate)),
  offline('tray', async ({ page, t }) => {
    await page.getByRole('banner').locator('[data-waiting]').click();
    await seen(page.getByRole('dialog', { name: t('queue.title') }));
  }),
  offline('paper-on', async ({ page, t }) => {
    await page.getByRole('button', { name: t('queue.paper.declare') }).click();
    const dialog = page.getByRole('dialog', { name: t('queue.paper.declare') });
    await dialog.getByRole('button', { name: t('queue.paper.reasons.wifi') }).click();
    await dialog.getByRole('button', { name: t('queue.paper.declareAction') }).click();
    await seen(page.getByText(t('queue.paper.on'), { exact: true }));
  }),
];

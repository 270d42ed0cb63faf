import { lively } from '../lively.ts';
import type { Post } from '../post.ts';
import { alertsOf, cardOf, siteBarOf } from '../screens/board.ts';
import { seen } from '../touch.ts';
import { home, type View } from './view.ts';

const board = (name: string, reach: View['reach']): View => ({
  name: `board${name}`,
  who: 'supervisor',
  device: 'desk',
  reach: async (post) => {
    await home(post, '/board');
    await reach(post);
  },
});
export const boardViews: readonly View[] = [
  board('', () => Promise.resolve()),
  board('-story', async (post) => {
    await cardOf(post, lively.mismatched).click();
    await seen(post.page.getByRole('table', { name: post.t('board.story.comparison') }));
  }),
  board('-alert', async (post) => {
    await openAlert(post);
  }),
  board('-alert-assign', async (post) => {
    await openAlert(post);
    await chooseAct(post, 'assign');
    await seen(post.page.getByRole('group', { name: post.t('board.alerts.assignTo') }));
  }),
  board('-alert-silence', async (post) => {
    await openAlert(post);
    await chooseAct(post, 'silence');
    await seen(post.page.getByRole('group', { name: post.t('board.alerts.silenceFor') }));
  }),
  board('-clear', async (post) => {
    await siteBarOf(post)
      .getByRole('button', { name: post.t('board.clear.again') })
      .click();
    await seen(post.page.getByRole('dialog'));
  }),
  board('-lockdown', async (post) => {
    await siteBarOf(post)
      .getByRole('button', { name: post.t('board.lockdown.set') })
      .click();
    await seen(post.page.getByRole('dialog'));
  }),
  {
    name: 'wall',
    who: 'otherSupervisor',
    device: 'wall',
    reach: async ({ page, t }) => {
      if (new URL(page.url()).pathname !== '/wall') await page.goto('/wall');
      await seen(page.getByText(t('wall.fresh')));
    },
  },
];

/** The first that can be silenced. */
async function openAlert(post: Post): Promise<void> {
  await alertsOf(post)
    .locator('[data-severity=high], [data-severity=warning]')
    .getByRole('button', { name: post.t('board.alerts.details') })
    .first()
    .click();
  await seen(post.page.getByRole('dialog'));
}

async function chooseAct({ page, t }: Post, act: 'assign' | 'silence'): Promise<void> {
  await page
    .getByRole('radiogroup', { name: t('board.story.actions') })
    .getByText(t(`board.alerts.${act}`), { exact: true })
    .click();
}

import { fieldOf, seen } from '../touch.ts';
import { home, type View } from './view.ts';

const review = (name: string, who: View['who'], reach: View['reach']): View => ({
  name: `review-${name}`,
  who,
  device: 'desk',
  reach: async (post) => {
    await home(post, '/review');
    await reach(post);
  },
});

const goTo =
  (page: 'summary' | 'what-if' | 'changes' | 'access'): View['reach'] =>
  (post) =>
    post.page.getByRole('link', { name: post.t(`review.pages.${page}`) }).click();

export const reviewViews: readonly View[] = [
  review('summary', 'supervisor', async (post) => {
    await goTo('summary')(post);
    await seen(post.page.getByText(post.t('review.byStatus')));
  }),
  review('what-if', 'supervisor', async (post) => {
    await goTo('what-if')(post);
    await fieldOf(post, post.t('office.limits.names.testAgeHours')).fill('24');
    await fieldOf(post, post.t('office.limits.names.loopWarnMinutes')).fill('20');
    await post.page.locator('[data-primary]').click();
    await seen(post.page.getByRole('table', { name: post.t('review.whatIf.result') }));
  }),
  review('access', 'auditor', async (post) => {
    await goTo('access')(post);
    await seen(post.page.getByRole('table'));
  }),
  review('changes', 'auditor', async (post) => {
    await goTo('changes')(post);
    await seen(post.page.getByText(post.t('history.title')));
  }),
];

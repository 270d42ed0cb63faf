import { lively } from '../lively.ts';
import type { Post } from '../post.ts';
import { openNext } from '../screens/gate.ts';
import { openArrival } from '../screens/unloading.ts';
import { seen } from '../touch.ts';
import { home, type View } from './view.ts';

const point = (name: string, reach: View['reach'], fits?: true): View => ({
  name: name === '' ? 'unloading' : `unloading-${name}`,
  who: 'unloading',
  device: 'tablet',
  ...(fits && { fits }),
  reach: async (post) => {
    await home(post, '/unloading');
    await reach(post);
  },
});

const openPointForm = (plate: string, word: (t: Post['t']) => string) => async (post: Post) => {
  await openArrival(post, plate);
  await openNext(post, word(post.t));
};
export const pointViews: readonly View[] = [
  point('', () => Promise.resolve()),
  point('contact-time', (post) => openArrival(post, lively.goodsWet)),
  point(
    'dock',
    openPointForm(lively.docking, (t) => t('steps.acts.dock')),
    true,
  ),
  point(
    'disinfect',
    openPointForm(lively.goodsDry, (t) => t('terms.disinfect.goods')),
    true,
  ),
  point(
    'unload',
    openPointForm(lively.unloading, (t) => t('steps.acts.unload')),
    true,
  ),
  point(
    'load',
    openPointForm(lively.loading, (t) => t('steps.acts.load')),
    true,
  ),
  point('deviation', async (post) => {
    await openArrival(post, lively.docking);
    await post.button('steps.deviation.title').click();
    await seen(post.page.getByRole('dialog'));
  }),
  point('strayed', async (post) => {
    await post.button('unloading.strayed.open').click();
    await post.page.getByLabel(post.t('plate.label')).fill('渝');
  }),
];

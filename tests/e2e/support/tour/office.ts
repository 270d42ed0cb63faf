import { faultyNightFile } from '../night.ts';
import { seen } from '../touch.ts';
import { home, type View } from './view.ts';

const office = (page: string, reach: View['reach'] = async () => undefined): View => ({
  name: `office-${page}`,
  who: 'office',
  device: 'desk',
  reach: async (post) => {
    await home(post, '/office');
    await reach(post);
  },
});

const goTo =
  (page: 'people' | 'stations' | 'hours' | 'limits' | 'alerting' | 'batches' | 'notifications'): View['reach'] =>
  (post) =>
    post.page.getByRole('link', { name: post.t(`office.pages.${page}`) }).click();

export const officeViews: readonly View[] = [
  office('declarations', async (post) => {
    await post.page.getByRole('link', { name: post.t('office.pages.declarations') }).click();
    await seen(post.page.getByRole('table'));
  }),
  office('import', async (post) => {
    await post.page.getByRole('link', { name: post.t('office.pages.declarations') }).click();
    await post.button('office.import.open').click();
    await post.page.locator('input[type=file]').setInputFiles(faultyNightFile);
    await seen(post.page.getByRole('table', { name: post.t('office.import.faults') }));
  }),
  office('people', goTo('people')),
  office('people-new', async (post) => {
    await goTo('people')(post);
    await post.button('office.people.add').click();
  }),
  office('stations', goTo('stations')),
  office('stations-new', async (post) => {
    await goTo('stations')(post);
    await post.button('office.stations.add').click();
  }),
  office('hours', goTo('hours')),
  office('limits', goTo('limits')),
  office('alerting', async (post) => {
    await goTo('alerting')(post);
    await seen(post.page.getByRole('list', { name: post.t('history.title') }));
  }),
  office('batches', goTo('batches')),
  office('batches-new', async (post) => {
    await goTo('batches')(post);
    await post.button('office.batches.add').click();
  }),
  office('notifications', async (post) => {
    await goTo('notifications')(post);
    await post.button('office.notifications.refresh').click();
    await seen(post.page.getByRole('table', { name: post.t('office.notifications.dead') }));
  }),
  office('notifications-new', async (post) => {
    await goTo('notifications')(post);
    await post.button('office.notifications.add').click();
  }),
];

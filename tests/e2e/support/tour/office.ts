import { faultyNightFile } from '../night.ts';
import { openPage } from '../screens/office.ts';
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
  (page: Parameters<typeof openPage>[1]): View['reach'] =>
  (post) =>
    openPage(post, page);

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
  office('people-access', async (post) => {
    await goTo('people')(post);
    await post.page
      .getByRole('row')
      .filter({ hasText: '3001' })
      .getByRole('button', { name: post.t('office.access.action') })
      .click();
    await seen(post.page.getByRole('dialog'));
  }),
  office('devices', async (post) => {
    await goTo('devices')(post);
    await seen(post.page.getByText(post.t('office.devices.states.online')));
  }),
  office('devices-new', async (post) => {
    await goTo('devices')(post);
    await post.button('office.devices.add').click();
  }),
  office('devices-code', async (post) => {
    await goTo('devices')(post);
    await post.page
      .getByRole('row')
      .filter({ hasText: '北门平板' })
      .getByRole('button', { name: post.t('office.devices.code') })
      .click();
    await seen(post.page.locator('[data-code]'));
  }),
  office('audit', async (post) => {
    await goTo('audit')(post);
    await seen(post.page.getByRole('table'));
  }),
  office('api', async (post) => {
    await goTo('api')(post);
    await seen(post.page.getByRole('table'));
  }),
  office('api-entry', async (post) => {
    await goTo('api')(post);
    await post.page
      .getByRole('row')
      .filter({ hasText: '/visits/{id}/crew' })
      .getByRole('button', { name: post.t('office.api.show') })
      .click();
    await seen(post.page.getByRole('dialog'));
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

import { lively } from '../lively.ts';
import type { Post } from '../post.ts';
import { primaryOf } from '../screens/forms.ts';
import { openNext, openVehicle, vehicleOf } from '../screens/gate.ts';
import { choose, fieldOf, seen, tick } from '../touch.ts';
import { remember } from './sign-in.ts';
import { home, type View } from './view.ts';

const gate = (name: string, reach: View['reach'], fits?: true): View => ({
  name: name === '' ? 'gate' : `gate-${name}`,
  who: 'gate',
  device: 'tablet',
  ...(fits && { fits }),
  reach: async (post) => {
    await home(post, '/gate');
    await reach(post);
  },
});
const openForm = (plate: string, word: (t: Post['t']) => string) => async (post: Post) => {
  await openVehicle(post, plate);
  await openNext(post, word(post.t));
};
const openSheet = (plate: string, word: (t: Post['t']) => string) => async (post: Post) => {
  await openVehicle(post, plate);
  await vehicleOf(post, plate)
    .getByRole('button', { name: word(post.t), exact: true })
    .click();
  await seen(post.page.getByRole('dialog'));
};

async function openIdentity(post: Post): Promise<void> {
  await openForm(lively.verifying, () => '1/2')(post);
  await post.page
    .getByRole('button', { name: post.t('steps.verify-crew.showIdentity') })
    .first()
    .click();
  await seen(post.page.getByRole('dialog').filter({ hasText: post.t('identity.why') }));
}

export const gateViews: readonly View[] = [
  {
    name: 'shift-start',
    who: 'relief',
    device: 'tablet',
    reach: ({ page, t }) => seen(page.getByRole('dialog', { name: t('shift.startTitle') })),
  },
  gate('person', async (post) => {
    await remember(post);
    await post.page.getByRole('button', { name: '门岗一号' }).click();
    await seen(post.page.getByRole('dialog'));
  }),
  gate('hand-over', async (post) => {
    await post.page.getByRole('button', { name: '门岗一号' }).click();
    await post.button('strip.handOver').click();
    await seen(post.page.getByLabel(post.t('shift.note')));
  }),
  gate('identity', async (post) => {
    await openIdentity(post);
  }),
  gate('identity-shown', async (post) => {
    await openIdentity(post);
    await post.button('terms.unmaskReasons.compare-document').click();
    await seen(post.page.locator('[data-revealed]'));
  }),
  gate('', (post) => openVehicle(post, lively.mayEnter)),
  gate('contact-time', (post) => openVehicle(post, lively.verified)),
  gate('held', (post) => openVehicle(post, lively.feverish)),
  gate('compared', (post) => openVehicle(post, lively.mismatched)),
  gate('refused', (post) => openVehicle(post, lively.refused)),
  gate('inside', (post) => openVehicle(post, lively.goodsWet)),
  gate(
    'arrive',
    openForm(lively.late, (t) => t('steps.acts.arrive')),
    true,
  ),
  gate(
    'disinfect',
    openForm(lively.arrived, (t) => t('terms.disinfect.vehicle')),
    true,
  ),
  gate(
    'crew',
    openForm(lively.verifying, () => '1/2'),
    true,
  ),
  gate(
    'seal',
    openForm(lively.verified, (t) => t('steps.acts.seal')),
    true,
  ),
  gate(
    'admit',
    openForm(lively.mayEnter, (t) => t('steps.acts.admit')),
    true,
  ),
  gate(
    'exit',
    openForm(lively.atExit, (t) => t('steps.acts.reconcile')),
    true,
  ),
  gate(
    'exit-people',
    async (post) => {
      await openForm(lively.atExit, (t) => t('steps.acts.reconcile'))(post);
      await post.page.getByRole('button', { name: post.t('steps.reconcile.person', { number: 1 }) }).click();
    },
    true,
  ),
  gate(
    'search',
    async ({ page, t }) => {
      await page
        .getByRole('navigation', { name: t('gate.list') })
        .getByRole('button', { name: t('gate.search') })
        .click();
      await fieldOf({ page, t } as Post, t('plate.label')).fill('渝D');
    },
    true,
  ),
  gate(
    'refuse',
    openSheet(lively.arrived, (t) => t('gate.refuse.open')),
  ),
  gate(
    'hold',
    openSheet(lively.arrived, (t) => t('steps.hold.open')),
  ),
  gate(
    'deviation',
    openSheet(lively.arrived, (t) => t('steps.deviation.title')),
  ),
  gate(
    'help',
    openSheet(lively.arrived, (t) => t('steps.help.title')),
  ),
  gate(
    'correct',
    openSheet(lively.verified, (t) => t('steps.correct.open')),
  ),
  gate(
    'change-crew',
    async (post) => {
      await openVehicle(post, lively.verified);
      await post.button('gate.crew.open').click();
      await seen(primaryOf(post));
    },
    true,
  ),
  gate('unannounced', async (post) => startUnannounced(post), true),
  gate(
    'unannounced-purpose',
    async (post) => {
      await startUnannounced(post);
      await primaryOf(post).click();
      await choose(post, post.t('gate.arrival.purpose'), post.t('terms.purposes.supply'));
    },
    true,
  ),
  gate('unannounced-papers', async (post) => {
    await startUnannounced(post);
    await primaryOf(post).click();
    await tickFirstStop(post);
    await primaryOf(post).click();
    await seen(fieldOf(post, post.t('gate.arrival.company')));
  }),
];

async function startUnannounced(post: Post): Promise<void> {
  await post.button('gate.unannounced').click();
  const field = fieldOf(post, post.t('plate.label'));
  await seen(field.or(post.page.getByRole('group', { name: post.t('gate.arrival.purpose') })));
  await post.button('gate.arrival.again').click();
  await field.fill('渝AD12345');
}

async function tickFirstStop(post: Post): Promise<void> {
  await choose(post, post.t('gate.arrival.purpose'), post.t('terms.purposes.supply'));
  await tick(post, post.t('gate.arrival.stops'), post.look.language === 'en' ? 'North shop' : '北区超市');
}

import { describe, expect, it } from 'vitest';
import type { Post } from './support/post.ts';
import { useScene } from './support/scene.ts';
import { openNext, openVehicle, vehicleOf } from './support/screens/gate.ts';
import { signIn } from './support/screens/sign-in.ts';
import { openArrival } from './support/screens/unloading.ts';
import { people } from './support/site.ts';
import { painted } from './support/words.ts';
import { fieldOf, gone, keysOf, pressKeys, seen } from './support/touch.ts';

const scene = useScene();

const tablet = { device: 'tablet', language: 'zh-CN', theme: 'dark' } as const;
const phone = { device: 'phone', language: 'zh-CN', theme: 'dark' } as const;

const addressOf = ({ page }: Post) => new URL(page.url());
const searchOf = (post: Post) => Object.fromEntries(addressOf(post).searchParams);
const sealOf = (post: Post) => fieldOf(post, post.t('steps.seal.number'));

describe('the address of the gate', () => {
  it('[U386] says which vehicle and which form is open, and the way back closes one after the other', async () => {
    const plate = '渝DVJC65';
    const { id } = await scene.officers.bring(plate, 'seal');
    const gate = await scene.post('gate', tablet);
    const { page, t } = gate;
    expect(addressOf(gate).search).toBe('');
    await openVehicle(gate, plate);
    await expect.poll(() => searchOf(gate)).toEqual({ visit: id });
    await openNext(gate, t('steps.acts.seal'));
    await seen(sealOf(gate));
    expect(searchOf(gate)).toEqual({ visit: id, task: 'form', step: 'seal', station: 'main-gate' });
    await pressKeys(keysOf(gate, t('steps.seal.number')), 'S-7');

    await page.reload();
    await seen(sealOf(gate));
    expect(await sealOf(gate).inputValue()).toBe('S-7');

    await page.goBack();
    await gone(sealOf(gate));
    await seen(vehicleOf(gate, plate));
    expect(searchOf(gate)).toEqual({ visit: id });
    await page.goForward();
    await seen(sealOf(gate));
    // The screen's own way back is the same one: nothing is left in the history that would open the form again.
    await gate.button('common.back').click();
    await gone(sealOf(gate));
    await page.goBack();
    await expect.poll(() => addressOf(gate).search).toBe('');
    expect(addressOf(gate).pathname).toBe('/gate');
  });

  it('[U386] [U383] is come to by a link, after the sign-in too, and the way back does not leave Cordon', async () => {
    const plate = '渝DVJC65';
    const { id } = await scene.officers.bring(plate, 'seal');
    const link = `/gate?visit=${id}&task=form&step=seal&station=main-gate`;
    const gate = await scene.window(tablet);
    const { page } = gate;
    await page.goto(link);
    await signIn(gate, scene.site.signInOf(people.gate));
    await seen(sealOf(gate));
    expect(addressOf(gate).pathname + addressOf(gate).search).toBe(link);

    await page.goto(link);
    await seen(sealOf(gate));
    await page.goBack();
    await gone(sealOf(gate));
    expect(addressOf(gate).pathname).toBe('/gate');
    await seen(page.getByRole('navigation', { name: gate.t('gate.list') }));
  });

  it('[U386] that says something wrong leads to the nearest place, and says it no more', async () => {
    const plate = '渝BF95253';
    const { id } = await scene.officers.bring(plate, 'seal');
    const gate = await scene.post('gate', tablet);
    const { page } = gate;
    await page.goto(`/gate?visit=${id}&task=dance&entry=-4`);
    await seen(vehicleOf(gate, plate));
    await expect.poll(() => searchOf(gate)).toEqual({ visit: id });
    await page.goto('/gate?visit=%7B%22a%22%3A1%7D&task=form&step=seal');
    await seen(page.getByRole('navigation', { name: gate.t('gate.list') }));
    await page.goto('/gate?visit=nobody&task=crew');
    await seen(page.getByRole('navigation', { name: gate.t('gate.list') }));
  });

  it('[U386] has no plate in it, not even one that nobody announced', async () => {
    const gate = await scene.post('gate', tablet);
    const { page, t } = gate;
    await page
      .getByRole('navigation', { name: t('gate.list') })
      .getByRole('button', { name: t('gate.search') })
      .click();
    const sheet = page.getByRole('dialog', { name: t('gate.search') });
    await sheet.getByLabel(t('plate.label')).fill('渝A99999');
    await sheet.getByRole('button', { name: t('gate.enterUnannounced') }).click();
    await seen(page.getByText(t('gate.arrival.pages.plate')).first());
    expect(searchOf(gate)).toEqual({ task: 'unannounced' });
    await page.reload();
    await expect.poll(() => fieldOf(gate, t('plate.label')).inputValue()).toBe(painted('渝A99999'));
    await page.goBack();
    await seen(page.getByRole('navigation', { name: t('gate.list') }));
  });
});

describe('the address of an unloading point', () => {
  it('[U386] says which vehicle and which form is open, on a phone that has room for one thing', async () => {
    const plate = '渝DG2742';
    const { id } = await scene.officers.bring(plate, 's1.dock');
    const point = await scene.post('unloading', phone);
    const { page, t } = point;
    const list = page.getByRole('navigation', { name: t('unloading.list') });
    const form = page.getByRole('main').getByRole('button', { name: t('common.back'), exact: true });
    await openArrival(point, plate);
    await expect.poll(() => searchOf(point)).toEqual({ visit: id });
    await openNext(point, t('steps.acts.dock'));
    await seen(form);
    const address = addressOf(point).pathname + addressOf(point).search;
    expect(searchOf(point)).toMatchObject({ visit: id, step: 's1.dock' });

    await page.reload();
    await seen(form);
    await page.goBack();
    await gone(form);
    await seen(page.getByRole('region', { name: plate }));
    await page.goBack();
    await seen(list);

    await page.goto(address);
    await seen(form);
    await page.goBack();
    await seen(list);
    await page.goto(`/unloading?visit=${id}&step=7&station=nowhere&point=elsewhere`);
    await gone(form);
    await seen(page.getByRole('region', { name: plate }));
    await point.button('unloading.backToList').click();
    await seen(list);
  });
});

import { describe, expect, it } from 'vitest';
import type { Locator } from 'playwright-core';
import type { Post } from './support/post.ts';
import { useScene } from './support/scene.ts';
import { openNext, openVehicle } from './support/screens/gate.ts';
import { fieldOf, gone, seen } from './support/touch.ts';
import { typistAt } from './support/typing.ts';
import { painted } from './support/words.ts';

const scene = useScene();
const tablet = { device: 'tablet', language: 'zh-CN', theme: 'dark' } as const;
const plate = '渝BF95253';

async function searchAt(post: Post): Promise<{ sheet: Locator; field: Locator }> {
  const { page, t } = post;
  await post.button('gate.search').click();
  const sheet = page.getByRole('dialog', { name: t('gate.search') });
  const field = sheet.getByLabel(t('plate.label'));
  await field.focus();
  return { sheet, field };
}

async function sealAt(post: Post): Promise<Locator> {
  await openVehicle(post, plate);
  await openNext(post, post.t('steps.acts.seal'));
  const field = fieldOf(post, post.t('steps.seal.number'));
  await field.focus();
  return field;
}

const valueOf = (field: Locator) => expect.poll(() => field.inputValue());

describe('an input method', () => {
  it('[U300] writes a plate: 渝 is chosen from what was composed, and the rest is typed', async () => {
    const gate = await scene.post('gate', tablet);
    const { sheet, field } = await searchAt(gate);
    const typist = await typistAt(gate.page);
    await typist.compose('y', 'yu');
    await valueOf(field).toBe('yu');
    await typist.choose('渝');
    await valueOf(field).toBe('渝');
    await typist.type('bf95253');
    await valueOf(field).toBe(painted(plate));
    await seen(sheet.getByRole('button', { name: painted(plate) }));
  });

  it('[U300] keeps Enter and Escape to itself while it composes', async () => {
    const gate = await scene.post('gate', tablet);
    const { sheet, field } = await searchAt(gate);
    const typist = await typistAt(gate.page);
    await typist.compose('y', 'yu');
    await typist.press('Escape');
    await typist.press('Enter');
    await typist.choose('渝');
    await valueOf(field).toBe('渝');
    expect(await sheet.isVisible()).toBe(true);
    await typist.press('Escape');
    await gone(sheet);
  });

  it('[U300] writes a seal, whatever letters it works with', async () => {
    await scene.officers.bring(plate, 'seal');
    const gate = await scene.post('gate', tablet);
    const field = await sealAt(gate);
    const typist = await typistAt(gate.page);
    await typist.compose('s', 'se', "se'a");
    await valueOf(field).toBe("se'a");
    await typist.choose('Ｓ');
    await typist.type('-12');
    await valueOf(field).toBe('S-12');
  });

  it('[U300] writes into the fields of the office', async () => {
    const office = await scene.post('office', { device: 'desk', language: 'zh-CN', theme: 'day' });
    await office.page.goto('/office/declarations');
    const field = office.page.getByLabel(office.t('office.declarations.search'));
    await field.focus();
    const typist = await typistAt(office.page);
    await typist.compose('y', 'yu');
    await valueOf(field).toBe('yu');
    await typist.choose('渝');
    await typist.type('BF95253');
    await valueOf(field).toBe('渝BF95253');
    await seen(office.page.getByRole('row').filter({ hasText: painted(plate) }));
  });
});

describe('a keyboard scanner', () => {
  it('[U303] [U304] that reads twice leaves the seal once, without what only names its symbology', async () => {
    await scene.officers.bring(plate, 'seal');
    const gate = await scene.post('gate', tablet);
    const field = await sealAt(gate);
    const typist = await typistAt(gate.page);
    await typist.type('12');
    await valueOf(field).toBe('12');
    await typist.scan(']C1S-4711');
    await valueOf(field).toBe('S-4711');
    await typist.scan(']C1S-4711');
    await valueOf(field).toBe('S-4711');
    await typist.scan('S-4712');
    await valueOf(field).toBe('S-4712');
    expect(await gate.button('steps.seal.submit').isVisible()).toBe(true);
    expect(scene.officers.visit(plate).steps['seal']?.entries ?? []).toEqual([]);
  });

  it('[U305] is asked about when the same text stands there twice, also by paste', async () => {
    await scene.officers.bring(plate, 'seal');
    const gate = await scene.post('gate', tablet);
    const field = await sealAt(gate);
    await field.fill('S-4711234567S-4711234567');
    await seen(gate.page.getByText(gate.t('common.readTwice.text')));
    await gate.button('common.readTwice.use', { once: 'S-4711234567' }).click();
    await valueOf(field).toBe('S-4711234567');
    await gone(gate.page.getByText(gate.t('common.readTwice.text')));
  });

  it('[U303] finds a plate, and takes the place of what was looked for before', async () => {
    const gate = await scene.post('gate', tablet);
    const { sheet, field } = await searchAt(gate);
    const typist = await typistAt(gate.page);
    await typist.scan('渝DG2742');
    await typist.scan(plate);
    await valueOf(field).toBe(painted(plate));
    await seen(sheet.getByRole('button', { name: painted(plate) }));
  });
});

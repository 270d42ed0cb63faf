import type { Post } from '../post.ts';
import { choose, gone, hold, keysOf, pressKeys, seen, tick } from '../touch.ts';

/* The forms of the steps, filled in as a person does; gate and unloading points use the same ones. */

export async function confirmArrival(post: Post, trailer: 'none' | 'same' = 'none'): Promise<void> {
  const { t } = post;
  await choose(post, t('steps.arrive.plate'), t('steps.arrive.same'));
  await choose(post, t('steps.arrive.trailer'), t(trailer === 'none' ? 'steps.arrive.noTrailer' : 'steps.arrive.same'));
  await submit(post, t('steps.arrive.submit'));
}

type Part = 'body' | 'wheels' | 'cab-outside' | 'cargo' | 'ground';

export async function startDisinfection(post: Post, parts: readonly Part[], batch = 'batch-1'): Promise<void> {
  const { page, t } = post;
  await page
    .getByRole('group', { name: t('steps.disinfect.batch') })
    .locator('label')
    .filter({ hasText: batch })
    .click();
  for (const part of parts) await tick(post, t('steps.disinfect.covered'), t(`terms.parts.${part}`));
  await submit(post, t('steps.disinfect.start'));
}

export async function verifyPerson(post: Post, temperature = '36.5'): Promise<void> {
  await fillPerson(post, temperature);
  const submits = primaryOf(post);
  const word = (await submits.textContent()) ?? '';
  await submit(post, word);
}

/** Everything of the person who is shown, up to the last button. */
export async function fillPerson(post: Post, temperature: string): Promise<void> {
  const { page, t } = post;
  await choose(post, t('steps.verify-crew.identity'), t('steps.verify-crew.matches'));
  await page
    .getByRole('group', { name: t('steps.verify-crew.pass'), exact: true })
    .locator('label')
    .filter({ hasText: t('steps.verify-crew.passSame') })
    .click();
  await choose(post, t('steps.verify-crew.mask'), t('steps.verify-crew.maskOn'));
  await pressKeys(keysOf(post, t('steps.verify-crew.temperature')), temperature);
  for (const history of ['旅居史', '接触史', '病症史'] as const) {
    await choose(
      post,
      post.look.language === 'en' ? englishHistories[history] : history,
      t('steps.verify-crew.historyNo'),
    );
  }
}

const englishHistories = { 旅居史: 'Travel history', 接触史: 'Contact history', 病症史: 'Illness history' } as const;

export async function recordSeal(post: Post, number: string): Promise<void> {
  await pressKeys(keysOf(post, post.t('steps.seal.number')), number);
  await submit(post, post.t('steps.seal.submit'));
}

export async function admit(post: Post): Promise<void> {
  const button = primaryOf(post);
  await hold(post, button, post.page.getByRole('navigation', { name: post.t('gate.list') }));
}

export async function confirmDocking(post: Post): Promise<void> {
  const { t } = post;
  await choose(post, t('steps.dock.cab'), t('steps.dock.cabYes'));
  await choose(post, t('steps.dock.windows'), t('steps.dock.windowsYes'));
  await choose(post, t('steps.dock.masks'), t('steps.dock.masksYes'));
  await submit(post, t('steps.dock.submit'));
}

export async function confirmUnloading(post: Post, left: 'empty' | 'rest'): Promise<void> {
  const { t } = post;
  await choose(post, t('steps.unload.contactless'), t('steps.unload.contactlessYes'));
  await choose(post, t('steps.unload.after'), t(`steps.unload.${left}`));
  await submit(post, t('steps.unload.submit'));
}

export async function confirmLoading(post: Post, containers: string): Promise<void> {
  const { t } = post;
  await choose(post, t('steps.load.contactless'), t('steps.load.contactlessYes'));
  await choose(post, t('steps.load.covered'), t('steps.load.coveredYes'));
  await pressKeys(keysOf(post, t('steps.load.containers')), containers);
  await submit(post, t('steps.load.submit'));
}

/** The one next step along the bottom. */
export function primaryOf({ page }: Post) {
  return page.getByRole('main').locator('[data-primary]');
}

/** Presses the form's button; the form closes when the server has confirmed it. */
export async function submit(post: Post, word: string): Promise<void> {
  const button = post.page.getByRole('main').getByRole('button', { name: word });
  await button.click();
  await gone(button);
  await seen(primaryOf(post));
}

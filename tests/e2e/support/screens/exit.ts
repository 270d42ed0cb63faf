import type { Post } from '../post.ts';
import { choose, keysOf, pressKeys, fieldOf } from '../touch.ts';
import { submit } from './forms.ts';

export type ExitReading = {
  plate: string;
  trailer: string | null;
  tails: readonly string[];
  seal: string | null;
  cargo: 'empty' | 'goods' | 'refuse';
  containers?: string;
};

/** Reads the vehicle at the exit field by field, blind. */
export async function readExit(post: Post, reading: ExitReading): Promise<void> {
  const { page, t } = post;
  await fieldOf(post, t('steps.reconcile.fields.plate')).fill(reading.plate);
  await nextField(post);
  await choose(
    post,
    t('steps.reconcile.fields.trailer'),
    t(reading.trailer === null ? 'steps.arrive.noTrailer' : 'steps.arrive.withTrailer'),
  );
  if (reading.trailer !== null) await fieldOf(post, t('plate.trailer')).fill(reading.trailer);
  await nextField(post);
  for (const [index, tail] of reading.tails.entries()) {
    if (index > 0) await post.button('steps.reconcile.addPerson').click();
    await pressKeys(keysOf(post, t('steps.reconcile.person', { number: index + 1 })), tail);
  }
  await nextField(post);
  await choose(
    post,
    t('steps.reconcile.fields.seal'),
    t(reading.seal === null ? 'steps.reconcile.noSeal' : 'steps.reconcile.withSeal'),
  );
  if (reading.seal !== null) await pressKeys(keysOf(post, t('steps.seal.number')), reading.seal);
  await nextField(post);
  await choose(post, t('steps.reconcile.fields.cargo'), t(`terms.cargo.${reading.cargo}`));
  if (reading.containers !== undefined) {
    await nextField(post);
    await pressKeys(keysOf(post, t('steps.reconcile.fields.containers')), reading.containers);
  }
  await submit(post, t('steps.reconcile.submit'));
  await page.getByRole('main').waitFor();
}

function nextField(post: Post): Promise<void> {
  return post.button('steps.reconcile.nextField').click();
}

import type { Post } from '../post.ts';
import { choose, gone, hold } from '../touch.ts';

/** A sheet that asks for a reason: a tap on a common one, then the act. */
export async function giveReason({ page }: Post, title: string, reason: string, act: string): Promise<void> {
  const sheet = page.getByRole('dialog', { name: title });
  await sheet.getByRole('button', { name: reason }).click();
  await sheet.locator('[data-primary]').filter({ hasText: act }).click();
  await gone(sheet);
}

/** The same for what can't be taken back: a reason, and then a hold of a second and a half. */
export async function giveReasonAndHold(post: Post, title: string, reason: string, act: string): Promise<void> {
  const { page } = post;
  const sheet = page.getByRole('dialog', { name: title });
  await sheet.getByRole('button', { name: reason }).click();
  const button = sheet.locator('[data-danger]').filter({ hasText: act });
  await hold(post, button, page.locator('body:not(:has(dialog[open]))'));
}

/** Asks for a finding to be waived: from the gate's list of findings. */
export async function askOverride(post: Post, explanation: string): Promise<void> {
  const { page, t } = post;
  const sheet = page.getByRole('dialog', { name: t('steps.override.ask') });
  await choose(post, t('common.reason'), t('terms.overrideReasons.equipment-fault'));
  await sheet.getByLabel(t('steps.override.text')).fill(explanation);
  await sheet.getByRole('button', { name: t('steps.override.submit') }).click();
  await gone(sheet);
}

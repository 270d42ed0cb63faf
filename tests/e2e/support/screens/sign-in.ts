import type { Post } from '../post.ts';
import { type Credentials } from '../site.ts';
import { fieldOf, gone, keysOf, pressKeys, seen } from '../touch.ts';

/** Signs in on a keyboard, for tests that are about something else. */
export async function signIn(post: Post, { staffNumber, pin, code }: Credentials): Promise<void> {
  const { page, t } = post;
  await fieldOf(post, t('session.staffNumber')).fill(staffNumber);
  await page.keyboard.press('Enter');
  await fieldOf(post, t('session.pin')).fill(pin);
  const strip = page.getByRole('banner', { name: t('strip.label') });
  const wantsCode = fieldOf(post, t('entry.totp'));
  await seen(strip.or(wantsCode));
  if (code !== undefined && (await wantsCode.isVisible())) await wantsCode.fill(code());
  await seen(strip);
}

/** The same where somebody has signed in before. */
export async function signInAgain(post: Post, credentials: Credentials): Promise<void> {
  await post.button('session.other').click();
  await signIn(post, credentials);
}

/** By the keys on the screen, as with wet gloves. */
export async function enterNumber(post: Post, staffNumber: string): Promise<void> {
  await pressKeys(keysOf(post, post.t('session.staffNumber')), staffNumber);
  await post.button('session.next').click();
}

/** The sixth digit signs in. */
export function enterPin(post: Post, pin: string): Promise<void> {
  return pressKeys(keysOf(post, post.t('session.pin')), pin);
}

/** Takes over: the sheet that meets whoever has just signed in. */
export async function beginShift({ page, t }: Post): Promise<void> {
  const sheet = page.getByRole('dialog', { name: t('shift.startTitle') });
  await sheet.getByRole('button', { name: t('shift.startAction') }).click();
  await gone(sheet);
}

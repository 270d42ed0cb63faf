import type { Post } from '../post.ts';
import { type Credentials } from '../site.ts';
import { keysOf, pressKeys, seen } from '../touch.ts';

/** Signs in by the keys on the screen, as with wet gloves. */
export async function signIn(post: Post, credentials: Credentials): Promise<void> {
  await enterNumber(post, credentials.staffNumber);
  await enterPin(post, credentials.pin);
  await seen(post.page.getByRole('banner', { name: post.t('strip.label') }));
}

export async function enterNumber(post: Post, staffNumber: string): Promise<void> {
  await pressKeys(keysOf(post, post.t('session.staffNumber')), staffNumber);
  await post.button('session.next').click();
}

/** The sixth digit signs in. */
export function enterPin(post: Post, pin: string): Promise<void> {
  return pressKeys(keysOf(post, post.t('session.pin')), pin);
}

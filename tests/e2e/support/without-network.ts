import { minuteMs } from '@cordon/protocol/time.ts';
import type { Locator } from 'playwright-core';
import { type Line, lineOf } from './cut.ts';
import type { Look, Post } from './post.ts';
import type { Scene } from './scene.ts';
import { signIn } from './screens/sign-in.ts';
import { type OnDuty, people } from './site.ts';
import { gone, seen } from './touch.ts';

export const tablet = { device: 'tablet', language: 'zh-CN', theme: 'dark', ownTime: true } as const;

/** A tablet whose network a hand cuts. */
export async function gateOf(
  { window, site }: Scene,
  look: Look,
  who: OnDuty = 'gate',
): Promise<{ gate: Post; line: Line }> {
  const gate = await window(look);
  const line = await lineOf(gate.page);
  await gate.page.reload();
  await signIn(gate, site.signInOf(people[who]));
  return { gate, line };
}

export async function cutOff({ page, t }: Post, line: Line): Promise<void> {
  line.cut();
  await seen(page.getByText(t('strip.link.offline')));
  await gone(page.getByText(t('strip.fresh')));
}

export async function connected(post: Post, line: Line): Promise<void> {
  line.mend();
  await post.page.clock.fastForward(10_000);
  await seen(post.page.getByText(post.t('strip.link.live')));
}

/** Time passes, for the tablet and for the site. */
export async function pass({ site }: Scene, { page }: Post, minutes: number): Promise<void> {
  site.clock.advance(minutes * minuteMs);
  await page.clock.fastForward(minutes * minuteMs);
}

export function waiting({ page, t }: Post, count: number): Locator {
  return page.getByRole('button', { name: t('strip.waiting', { count }) });
}

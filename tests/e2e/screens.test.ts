import { beforeAll, describe, expect, it } from 'vitest';
import { violationsOn } from './support/axe.ts';
import { devices } from './support/devices.ts';
import { faultsOfLayout, faultsOfTouch } from './support/judge-size.ts';
import { livelyNight } from './support/lively.ts';
import { measure } from './support/measure.ts';
import type { Post } from './support/post.ts';
import { useScene } from './support/scene.ts';
import { boardViews } from './support/tour/board.ts';
import { gateViews } from './support/tour/gate.ts';
import { officeViews } from './support/tour/office.ts';
import { signInViews } from './support/tour/sign-in.ts';
import { pointViews } from './support/tour/unloading.ts';
import type { View } from './support/tour/view.ts';
import { wordingTopics } from './support/words.ts';

const scene = useScene({ night: false, clear: false });
beforeAll(() => livelyNight(scene.site, scene.officers));

const groups: readonly (readonly [string, readonly View[]])[] = [
  ['the sign-in', signInViews],
  ['the gate', gateViews],
  ['the unloading point', pointViews],
  ['the board and the wall', boardViews],
  ['the office', officeViews],
];

/** Narrower devices that the same screen is used on. */
const alsoOn = { gate: ['tablet-portrait'], unloading: ['phone', 'tablet-portrait'] } as const;

/* Each screen in each theme and language; not all four of each, as one does not depend on the other. */
const looks = [
  { language: 'zh-CN', theme: 'dark' },
  { language: 'en', theme: 'day' },
] as const;

describe('in both languages and both themes', () => {
  it.each(groups)('every button of %s is big enough, nothing is cut off, and axe finds nothing', async (_, views) => {
    const [first, second] = await Promise.all(looks.map((look) => faultsIn(views, look)));
    expect({ ...first, ...second }).toEqual({});
  });
});

async function faultsIn(views: readonly View[], look: (typeof looks)[number]): Promise<Record<string, string[]>> {
  const faults: Record<string, string[]> = {};
  const posts = new Map<string, Post>();
  for (const view of views) {
    const key = `${view.who} ${view.device}`;
    const post = posts.get(key) ?? (await open(view, look));
    if (view.who !== null) posts.set(key, post);
    const found = await faultsOn(post, view);
    if (found.length > 0) faults[`${view.name} ${look.language} ${look.theme}`] = found;
  }
  return faults;
}

function open({ who, device }: View, look: (typeof looks)[number]): Promise<Post> {
  return who === null ? scene.window({ device, ...look }) : scene.post(who, { device, ...look });
}

async function faultsOn(post: Post, view: View): Promise<string[]> {
  try {
    await view.reach(post);
  } catch (error) {
    return [`could not be reached: ${String(error).split('\n', 3).join(' ')}`];
  }
  return [...(await sizesOf(post, view)), ...(await wordsOf(post)), ...(await violationsOn(post.page))];
}

async function sizesOf({ page }: Post, view: View): Promise<string[]> {
  const shown = await measure(page);
  if (view.device === 'desk' || view.device === 'wall') return faultsOfLayout(shown);
  const faults = faultsOfTouch(shown);
  if (view.fits === true && shown.overflowY > 0) faults.push(`${shown.overflowY} px lie below the fold`);
  const others = view.who === 'gate' || view.who === 'unloading' ? alsoOn[view.who] : [];
  for (const device of others) {
    await page.setViewportSize(devices[device].viewport);
    faults.push(...faultsOfTouch(await measure(page)).map((fault) => `${device}: ${fault}`));
  }
  await page.setViewportSize(devices[view.device].viewport);
  return faults;
}

const topics = wordingTopics.join('|');
const holes = new RegExp(`\\{\\{.*?\\}\\}|\\b(?:${topics})\\.[a-z][\\w.-]+`, 'g');

/** A wording that is missing shows its key, or a hole where a value belongs. */
async function wordsOf({ page }: Post): Promise<string[]> {
  const text = await page.locator('body').innerText();
  return [...text.matchAll(holes)].map(([hole]) => `says "${hole}"`);
}

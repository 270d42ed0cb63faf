import { beforeAll } from 'vitest';
import { violationsOn } from './axe.ts';
import { devices } from './devices.ts';
import { faultsOfLayout, faultsOfStrip, faultsOfTouch } from './judge-size.ts';
import { livelyNight } from './lively.ts';
import { measure } from './measure.ts';
import type { Post } from './post.ts';
import { type Scene, useScene } from './scene.ts';
import type { View } from './tour/view.ts';
import { wordingTopics } from './words.ts';

/** A site on which much is going on, for the screens to show. */
export function useLivelyScene(): Scene {
  const scene = useScene({ night: false, clear: false });
  beforeAll(() => livelyNight(scene.site, scene.officers));
  return scene;
}

/** Narrower devices that the same screen is used on. */
const alsoOn = { gate: ['tablet-portrait'], unloading: ['phone', 'tablet-portrait'] } as const;

/*
 * Every view in both languages and in both themes, each once: a theme changes colours only (app/tokens.test.ts holds it to
 * that) and a language words only, so sizes belong to a language and contrasts to a theme.
 */
const looks = [
  { language: 'zh-CN', theme: 'dark' },
  { language: 'en', theme: 'day' },
] as const;
type TestLook = (typeof looks)[number];

/** What is wrong with each of these views, in both languages and both themes; nothing, when it is empty. */
export async function faultsOf(scene: Scene, views: readonly View[]): Promise<Record<string, string[]>> {
  if (views.length === 0) throw new RangeError('no views to judge');
  const [first, second] = await Promise.all(looks.map((look) => faultsIn(scene, views, look)));
  return { ...first, ...second };
}

async function faultsIn(scene: Scene, views: readonly View[], look: TestLook): Promise<Record<string, string[]>> {
  const faults: Record<string, string[]> = {};
  const posts = new Map<string, Post>();
  for (const view of views) {
    const key = `${view.who} ${view.device}`;
    const post = posts.get(key) ?? (await open(scene, view, look));
    if (view.who !== null) posts.set(key, post);
    const found = await faultsOn(post, view);
    if (found.length > 0) faults[`${view.name} ${look.language}`] = found;
  }
  return faults;
}

function open(scene: Scene, { who, stranger, device }: View, look: TestLook): Promise<Post> {
  if (who !== null) return scene.post(who, { device, ...look });
  return stranger === true ? scene.stranger({ device, ...look }) : scene.window({ device, ...look });
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
  if (view.device === 'desk' || view.device === 'wall') return [...faultsOfLayout(shown), ...faultsOfStrip(shown)];
  const faults = [...faultsOfTouch(shown), ...faultsOfStrip(shown)];
  if (view.fits === true && shown.overflowY > 0) faults.push(`${shown.overflowY} px lie below the fold`);
  const others = view.who === 'gate' || view.who === 'unloading' ? alsoOn[view.who] : [];
  for (const device of others) {
    await page.setViewportSize(devices[device].viewport);
    const narrow = await measure(page);
    const found = [...faultsOfTouch(narrow), ...(device === 'phone' ? [] : faultsOfStrip(narrow))];
    faults.push(...found.map((fault) => `${device}: ${fault}`));
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

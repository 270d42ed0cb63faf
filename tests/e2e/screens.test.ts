import type { Locator } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { violationsOn } from './support/axe.ts';
import { devices, type Theme } from './support/devices.ts';
import { faultsOfLayout, faultsOfStrip, faultsOfTouch } from './support/judge-size.ts';
import { lively, livelyNight } from './support/lively.ts';
import { measure } from './support/measure.ts';
import type { Post } from './support/post.ts';
import { useScene } from './support/scene.ts';
import { openVehicle, vehicleOf } from './support/screens/gate.ts';
import { boardViews } from './support/tour/board.ts';
import { gateViews } from './support/tour/gate.ts';
import { officeViews } from './support/tour/office.ts';
import { offlineViews } from './support/tour/offline.ts';
import { reviewViews } from './support/tour/review.ts';
import { signInViews } from './support/tour/sign-in.ts';
import { pointViews } from './support/tour/unloading.ts';
import type { View } from './support/tour/view.ts';
import { wordingTopics } from './support/words.ts';

const scene = useScene({ night: false, clear: false });
beforeAll(() => livelyNight(scene.site, scene.officers));

const groups: readonly (readonly [string, readonly View[]])[] = [
  ['the sign-in', signInViews],
  ['the gate', gateViews],
  ['the gate without the network', offlineViews],
  ['the unloading point', pointViews],
  ['the board and the wall', boardViews],
  ['the office', officeViews],
  ['the nights looked back at', reviewViews],
];

/** Narrower devices that the same screen is used on. */
const alsoOn = { gate: ['tablet-portrait'], unloading: ['phone', 'tablet-portrait'] } as const;

/* A window in each language, and in each of them both themes: the four looks that a person can choose. */
const looks = [
  { language: 'zh-CN', theme: 'dark', other: 'day' },
  { language: 'en', theme: 'day', other: 'dark' },
] as const;
type TestLook = (typeof looks)[number];

describe('in both languages and both themes', () => {
  it.each(groups)('every button of %s is big enough, nothing is cut off, and axe finds nothing', async (_, views) => {
    const [first, second] = await Promise.all(looks.map((look) => faultsIn(views, look)));
    expect({ ...first, ...second }).toEqual({});
  });
});

/* One has two plates and is held, one has two and is inside, one has a single plate and is neither. */
const heads = [
  { plate: lively.mayEnter, acts: ['steps.hold.open', 'gate.refuse.open'] },
  { plate: lively.feverish, acts: ['gate.refuse.open'] },
  { plate: lively.drivingIn, acts: ['steps.hold.open'] },
] as const;

describe('what stops a vehicle', () => {
  it.each(['tablet', 'tablet-portrait'] as const)('[U124] is found without looking on a %s', async (device) => {
    const post = await scene.post('gate', { device, language: 'en', theme: 'day' });
    const places = { 'steps.hold.open': new Set<string>(), 'gate.refuse.open': new Set<string>() };
    for (const { plate, acts } of heads) {
      await openVehicle(post, plate);
      for (const act of acts) places[act].add(await placeWithin(vehicleOf(post, plate), post.button(act)));
    }
    expect(places['steps.hold.open'].size).toBe(1);
    expect(places['gate.refuse.open'].size).toBe(1);
  });
});

async function placeWithin(outer: Locator, inner: Locator): Promise<string> {
  const [around, box] = [await outer.boundingBox(), await inner.boundingBox()];
  if (around === null || box === null) throw new Error('it is not shown');
  return [box.x - around.x, box.y - around.y, box.width].map(Math.round).join(' ');
}

async function faultsIn(views: readonly View[], look: TestLook): Promise<Record<string, string[]>> {
  const faults: Record<string, string[]> = {};
  const posts = new Map<string, Post>();
  for (const view of views) {
    const key = `${view.who} ${view.device}`;
    const post = posts.get(key) ?? (await open(view, look));
    if (view.who !== null) posts.set(key, post);
    const found = await faultsOn(post, view, look);
    if (found.length > 0) faults[`${view.name} ${look.language}`] = found;
  }
  return faults;
}

function open({ who, stranger, device }: View, look: TestLook): Promise<Post> {
  if (who !== null) return scene.post(who, { device, ...look });
  return stranger === true ? scene.stranger({ device, ...look }) : scene.window({ device, ...look });
}

/**
 * Sizes and words once for each language: a theme changes colours only (app/tokens.test.ts holds it to that), and the
 * word on its switch, which is no longer in the other one. So the other theme is given to the same page, and axe judges
 * what depends on it, the contrast of every text.
 */
async function faultsOn(post: Post, view: View, { theme, other }: TestLook): Promise<string[]> {
  try {
    await view.reach(post);
  } catch (error) {
    return [`could not be reached: ${String(error).split('\n', 3).join(' ')}`];
  }
  const faults = [...(await sizesOf(post, view)), ...(await wordsOf(post)), ...(await violationsOn(post.page))];
  await paint(post, other);
  faults.push(...(await violationsOn(post.page, ['color-contrast'])).map((fault) => `${other}: ${fault}`));
  await paint(post, theme);
  return faults;
}

/** As the switch in the strip does, which an open sheet covers. */
function paint({ page }: Post, theme: Theme): Promise<void> {
  return page.evaluate((next) => {
    document.documentElement.dataset['theme'] = next;
  }, theme);
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

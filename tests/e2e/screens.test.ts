import type { Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { faultsOf, useLivelyScene } from './support/judge-views.ts';
import { lively } from './support/lively.ts';
import { openVehicle, vehicleOf } from './support/screens/gate.ts';
import { boardViews } from './support/tour/board.ts';
import { officeViews } from './support/tour/office.ts';
import { reviewViews } from './support/tour/review.ts';
import { pointViews } from './support/tour/unloading.ts';

const scene = useLivelyScene();

describe('in both languages and both themes', () => {
  it.each([
    ['the unloading point', pointViews],
    ['the board and the wall', boardViews],
    ['the office', officeViews],
    ['the nights looked back at', reviewViews],
  ])('every button of %s is big enough, nothing is cut off, and axe finds nothing', async (_, views) => {
    expect(await faultsOf(scene, views)).toEqual({});
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

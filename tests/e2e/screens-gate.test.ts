import { describe, expect, it } from 'vitest';
import { faultsOf, useLivelyScene } from './support/judge-views.ts';
import { gateViews } from './support/tour/gate.ts';
import { offlineViews } from './support/tour/offline.ts';
import { signInViews } from './support/tour/sign-in.ts';

const scene = useLivelyScene();

describe('in both languages and both themes', () => {
  it.each([
    ['the sign-in', signInViews],
    ['the gate', gateViews],
    ['the gate without the network', offlineViews],
  ])('every button of %s is big enough, nothing is cut off, and axe finds nothing', async (_, views) => {
    expect(await faultsOf(scene, views)).toEqual({});
  });
});

import { declare, goTo, visitA, visitB } from '@cordon/protocol/testing/journey.ts';
import { Night } from '@cordon/protocol/testing/night.ts';
import { claimsOf } from '@cordon/protocol/visit/claims.ts';
import { expect, it } from 'vitest';
import { visitRef } from '../log/keys.ts';
import { createClaimIndex } from './claim-index.ts';

it('[C13] says who holds a claim as the states say it, at every step of two vehicles', () => {
  const night = new Night();
  const index = createClaimIndex();
  const asked = new Set<string>();
  const ids = [visitA, visitB];
  declare(night, visitA);
  declare(night, visitB, { plate: '川BF98123', purpose: 'refuse', stops: ['refuse-east'], goods: [] });
  let held = 0;
  for (const step of ['arrive', 'seal', 'admit', 's1.dock', 's1.unload', 'reconcile', 'release']) {
    if (step !== 'arrive') goTo(night, step, visitA);
    for (const id of ids) {
      const state = night.visit(id);
      for (const claim of claimsOf(state)) asked.add(claim);
      index.take(visitRef(id), state);
      index.take(visitRef(id), state);
    }
    for (const claim of asked) {
      const holders = ids.filter((id) => claimsOf(night.visit(id)).includes(claim));
      held += holders.length;
      expect(index.holdersOf([claim])).toEqual({ [claim]: holders });
    }
  }
  expect(held).toBeGreaterThan(5);
  index.take(visitRef(visitA), null);
  expect(Object.values(index.holdersOf([...asked])).flat()).not.toContain(visitA);
  index.clear();
  expect(Object.values(index.holdersOf([...asked])).flat()).toEqual([]);
});

it('[C13] aggregates without claims hold none, nor do names of nothing', () => {
  const index = createClaimIndex();
  index.take('site', {});
  index.take('nothing:1', {});
  expect(index.holdersOf(['plate:A'])).toEqual({ 'plate:A': [] });
});

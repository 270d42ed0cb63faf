import { foldableAlert } from '../alert/foldable.ts';
import { foldableSite } from '../site/foldable.ts';
import { foldableVisit } from '../visit/foldable.ts';
import type { AnyFoldable } from './aggregate.ts';
import { createLookup } from './lookup.ts';

export const foldables = [foldableSite, foldableVisit, foldableAlert, { kind: 'trail', name: 'audit' }] as const;

/** What a tablet needs to show the site and to follow its feed: of each aggregate the half without its rules. */
export const followed = createLookup<AnyFoldable>(foldables);

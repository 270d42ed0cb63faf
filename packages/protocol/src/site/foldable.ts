import type { Foldable } from '../engine/aggregate.ts';
import { isSiteState } from '../stored/outline.ts';
import { siteSchema } from '../stored/site.ts';
import { siteAccess } from './access.ts';
import { evolveSite } from './evolve.ts';
import type { SiteEvent, SiteState } from './state.ts';

/** The half of the aggregate that every follower has. */
export const foldableSite: Foldable<SiteState, SiteEvent> = {
  kind: 'folded',
  name: 'site',
  access: siteAccess,
  schema: siteSchema,
  isState: isSiteState,
  evolve: evolveSite,
  begins: () => false,
};

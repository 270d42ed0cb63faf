import type { SiteState } from '../site/state.ts';
import type { Schema } from '../stored/schema.ts';
import { siteSchema } from '../stored/site.ts';
import { visitSchema } from '../stored/visit.ts';
import type { VisitState } from '../visit/state.ts';

/* Stored values of this form, as this version reads them. */

export const readSite = (stored: object): SiteState => read(siteSchema, stored) as SiteState;
export const readVisit = (stored: object): VisitState => read(visitSchema, stored) as VisitState;

function read(schema: Schema, stored: object): object {
  const upcast = schema.upcast(JSON.parse(JSON.stringify(stored)));
  if (upcast.kind !== 'read') throw new RangeError(`it is ${upcast.kind}`);
  return upcast.value;
}

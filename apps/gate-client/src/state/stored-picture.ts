import { alertSchema } from '@cordon/protocol/stored/alert.ts';
import { isAlertState, isSiteState, isVisitState } from '@cordon/protocol/stored/outline.ts';
import { pictureSchema } from '@cordon/protocol/stored/record.ts';
import { type Fields, isFields, type Schema } from '@cordon/protocol/stored/schema.ts';
import { siteSchema } from '@cordon/protocol/stored/site.ts';
import { visitSchema } from '@cordon/protocol/stored/visit.ts';
import type { Versioned } from '@cordon/protocol/wire/feed.ts';
import { emptyPicture, type Picture } from './picture.ts';

/** [SV1] The picture as it is kept on a device: the states in it with the forms that the server's store has, too. */
export function storedPicture({ site, visits, alerts, ...rest }: Picture): object {
  return pictureSchema.write({
    ...rest,
    site: site && written(siteSchema)(site),
    visits: mapValues(visits, written(visitSchema)),
    alerts: mapValues(alerts, written(alertSchema)),
  });
}

/** [SV2] [SV6] What can't be read is left out; without its site nothing is left. */
export function pictureFrom(stored: unknown): Picture {
  const read = pictureSchema.upcast(stored);
  if (read.is !== 'read') return emptyPicture;
  const { site, visits, alerts, ...rest } = read.value;
  const known = readState(siteSchema, isSiteState, site);
  if (known === null) return emptyPicture;
  const picture: Picture = { ...emptyPicture, ...rest, site: known };
  return {
    ...picture,
    visits: readAll(visits, (one) => readState(visitSchema, isVisitState, one)),
    alerts: readAll(alerts, (one) => readState(alertSchema, isAlertState, one)),
  };
}

const written =
  (schema: Schema) =>
  <S extends object>({ version, state }: Versioned<S>) => ({ version, state: schema.write(state) });

function readState<S>(schema: Schema, is: (value: unknown) => value is S, stored: unknown): Versioned<S> | null {
  if (!isFields(stored) || typeof stored['version'] !== 'number') return null;
  const read = schema.upcast(stored['state']);
  return read.is === 'read' && is(read.value) ? { version: stored['version'], state: read.value } : null;
}

function readAll<S>(stored: unknown, readOne: (one: unknown) => Versioned<S> | null): Record<string, Versioned<S>> {
  const all: Fields = isFields(stored) ? stored : {};
  return Object.fromEntries(
    Object.entries(all).flatMap(([id, one]) => {
      const read = readOne(one);
      return read === null ? [] : [[id, read]];
    }),
  );
}

function mapValues<A, B>(record: Readonly<Record<string, A>>, change: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}

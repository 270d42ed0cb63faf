import { followed } from '@cordon/protocol/engine/followed.ts';
import { refOf } from '@cordon/protocol/engine/lookup.ts';
import { pictureSchema } from '@cordon/protocol/stored/record.ts';
import { type Fields, isFields } from '@cordon/protocol/stored/schema.ts';
import type { Versioned } from '@cordon/protocol/wire/feed.ts';
import { emptyPicture, type Picture, withNext } from './picture.ts';

/** [SV1] The picture as it is kept on a device: the states in it with the forms that the server's store has, too. */
export function storedPicture({ site, visits, alerts, others, ...rest }: Picture): object {
  return pictureSchema.write({
    ...rest,
    site: site && written('site', site),
    visits: mapped(visits, (id, one) => written(refOf('visit', id), one)),
    alerts: mapped(alerts, (id, one) => written(refOf('alert', id), one)),
    others: mapped(others, written),
  });
}

/** [SV2] [SV6] What can't be read is left out; without its site nothing is left. */
export function pictureFrom(stored: unknown): Picture {
  const read = pictureSchema.upcast(stored);
  if (read.is !== 'read') return emptyPicture;
  const { site, visits, alerts, others, ...rest } = read.value;
  const named = (name: string, states: unknown) =>
    Object.entries(fieldsOf(states)).map(([id, one]) => [refOf(name, id), one] as const);
  const states = [
    ['site', site],
    ...named('visit', visits),
    ...named('alert', alerts),
    ...Object.entries(fieldsOf(others)),
  ];
  const nothingYet: Picture = { ...emptyPicture, ...rest };
  const picture = states.reduce<Picture>((known, [ref, one]) => withState(known, String(ref), one), nothingYet);
  return picture.site === null ? emptyPicture : picture;
}

function withState(picture: Picture, ref: string, stored: unknown): Picture {
  const about = followed.parseRef(ref);
  if (about === undefined || !isFields(stored) || typeof stored['version'] !== 'number') return picture;
  const read = about.definition.schema.upcast(stored['state']);
  if (read.is !== 'read' || !about.definition.isState(read.value)) return picture;
  return withNext(picture, about, { version: stored['version'], state: read.value });
}

function written(ref: string, { version, state }: Versioned<object>): object {
  return { version, state: followed.parseRef(ref)?.definition.schema.write(state) ?? state };
}

function mapped(
  states: Readonly<Partial<Record<string, Versioned<object>>>>,
  change: (key: string, one: Versioned<object>) => object,
): object {
  return Object.fromEntries(
    Object.entries(states).map(([key, one]) => [key, one === undefined ? one : change(key, one)]),
  );
}

const fieldsOf = (value: unknown): Fields => (isFields(value) ? value : {});

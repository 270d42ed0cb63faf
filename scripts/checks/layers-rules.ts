import { dirname, join, normalize } from 'node:path';

/**
 * One line of a table: a room, several rooms beside each other of which none imports another (`'audit history'`), or a knot
 * of rooms that still import each other and are to be untied.
 */
export type Layer = string | { knot: readonly string[] };

/** What the order alone does not say. `to` is a room, a file (`log/commit`), or a package. */
export type Never = { from: readonly string[]; to: readonly string[]; but?: readonly string[]; why: string };

/** The rooms of one folder of sources, from the lowest to the highest: a room imports lower ones only, types included. */
export type Layers = {
  folder: string;
  order: readonly Layer[];
  /** Files that are a room of their own, within the folder of another one. */
  apart?: Readonly<Record<string, RegExp>>;
  /** The packages that may be imported; without it any that are no part of the project. */
  packages?: readonly string[];
  never: readonly Never[];
};

export type Importing = { file: string; imports: readonly string[] };

/** Tests and what they share import what they need. */
export const isProduct = (file: string): boolean => !/\.test\.tsx?$|\/testing\//.test(file);

/** The room of a file: its folder, below `screens` the screen, at the top the file itself. */
export function roomOf({ folder, apart = {} }: Layers, file: string): string {
  const path = file.slice(folder.length + 1);
  const own = Object.entries(apart).find(([, files]) => files.test(path));
  if (own !== undefined) return own[0];
  const [first = '', second = '', ...deeper] = path.split('/');
  if (first === 'screens' && deeper.length > 0) return `screens/${second}`;
  return first.replace(/\.tsx?$/, '');
}

/** What is wrong with one import. @returns null when it is right, or leads out of the project */
export function faultOf(layers: Layers, file: string, specifier: string): string | null {
  if (!isProduct(file)) return null;
  const from = roomOf(layers, file);
  const inside = `${layers.folder}/`;
  const to = specifier.startsWith('.') ? normalize(join(dirname(file), specifier)) : specifier;
  const isOutside = !to.startsWith(inside);
  const target = isOutside ? to : roomOf(layers, to);
  const broken = layers.never.find(
    ({ from: rooms, to: what, but = [] }) =>
      rooms.includes(from) && matches(to, target, inside, what) && !matches(to, target, inside, but),
  );
  if (broken !== undefined) return broken.why;
  if (isOutside) return outsideFault(layers, specifier);
  if (from === target) return null;
  const [below, above] = [placeOf(layers.order, target), placeOf(layers.order, from)];
  if (below === -1 || above === -1) return `the table of ${layers.folder} has no ${below === -1 ? target : from}`;
  if (below === above && typeof layers.order[above] === 'object') return null;
  if (below === above) return `${from} stands beside ${target}, and does not know it`;
  return below < above ? null : `${from} is below ${target}`;
}

function outsideFault({ packages, folder }: Layers, specifier: string): string | null {
  if (specifier.startsWith('.')) return `${folder} reaches into no other package by a path`;
  const name = specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
  const isOurs = name.startsWith('@cordon/') && name !== '@cordon/protocol';
  const mayBe = packages === undefined ? !isOurs : packages.includes(name);
  return mayBe ? null : `${folder} imports no ${name}`;
}

function matches(to: string, target: string, inside: string, what: readonly string[]): boolean {
  return what.some((one) => target === one || to === one || to.startsWith(`${inside}${one}`));
}

function placeOf(order: readonly Layer[], room: string): number {
  return order.findIndex((layer) => roomsOf(layer).includes(room));
}

function roomsOf(layer: Layer): readonly string[] {
  return typeof layer === 'string' ? layer.split(' ') : layer.knot;
}

export type Looked = { imports: number; faults: string[] };

/** @throws RangeError when there was nothing to look at: then nothing was held either */
export function lookAt(layers: Layers, files: readonly Importing[]): Looked {
  const own = files.filter(({ file }) => file.startsWith(`${layers.folder}/`) && isProduct(file));
  const all = own.flatMap(({ file, imports }) => imports.map((specifier) => ({ file, specifier })));
  if (all.length === 0) throw new RangeError(`no import was read in ${layers.folder}`);
  const wrong = all.flatMap(({ file, specifier }) => {
    const fault = faultOf(layers, file, specifier);
    return fault === null ? [] : [`${file} imports ${specifier}: ${fault}`];
  });
  const rooms = new Set(own.map(({ file }) => roomOf(layers, file)));
  const empty = layers.order.flatMap(roomsOf).filter((room) => !rooms.has(room));
  return {
    imports: all.length,
    faults: [
      ...wrong,
      ...empty.map((room) => `the table of ${layers.folder} names ${room}, which is no more`),
      ...untied(layers, all),
    ],
  };
}

/** A knot may only shrink: a room that no longer lies on a circle has a line of its own. */
function untied(layers: Layers, all: readonly { file: string; specifier: string }[]): string[] {
  const next = new Map<string, Set<string>>();
  for (const { file, specifier } of all) {
    if (!specifier.startsWith('.')) continue;
    const from = roomOf(layers, file);
    const to = roomOf(layers, normalize(join(dirname(file), specifier)));
    next.set(from, (next.get(from) ?? new Set()).add(to));
  }
  const reaches = (from: string, to: string): boolean => {
    const seen = new Set([from]);
    for (const room of seen) for (const one of next.get(room) ?? []) seen.add(one);
    return [...seen].some((room) => next.get(room)?.has(to) === true);
  };
  return layers.order.flatMap((layer) => {
    if (typeof layer === 'string') return [];
    const [first = '', ...others] = layer.knot;
    return others
      .filter((room) => !(reaches(first, room) && reaches(room, first)))
      .map((room) => `${room} is tied to ${first} no more: it has a line of its own in the table of ${layers.folder}`);
  });
}

import type { ActName, ActOf, FieldOf, SlowKind, StepKind } from '@cordon/protocol/steps/kinds.ts';

type Form = { readonly [key: string]: string | Form };

/** What a kind of step says on screens, in one language; the keys of the form are its own. */
export type StepWords<K extends StepKind> = {
  name: string;
  acts: Record<ActOf<K>, string>; // on the button; `{{step}}` and `{{place}}` are filled in
  fields: Record<FieldOf<K>, string>; // of its report, where one is read
  form: Form;
} & (K extends SlowKind ? { slow: { name: string; does: string } } : object);

/* The words of the kinds of steps, put together by what they are for. */

type Words = { name: string; acts: Readonly<Record<string, string>>; fields: object; form: object };
type All = Record<StepKind, Words>;

export function namesOf(all: All): Record<StepKind, string> {
  return eachOf(all, ({ name }) => name);
}

export function actsOf(all: All): Record<ActName, string> {
  return Object.assign({}, ...Object.values(all).map(({ acts }) => acts)) as Record<ActName, string>;
}

export function formsOf<T extends All>(all: T): { [K in StepKind]: T[K]['form'] } {
  return eachOf(all, ({ form }) => form);
}

export function fieldsOf<T extends All>(all: T): { [K in StepKind]: T[K]['fields'] } {
  return eachOf(all, ({ fields }) => fields);
}

/** What the office reads of the time that a step of such a kind may take. */
export function slowWords(
  all: All & Record<SlowKind, { slow: { name: string; does: string } }>,
  what: 'name' | 'does',
): Record<SlowKind, string> {
  const said = Object.entries(all).flatMap(([kind, words]) => ('slow' in words ? [[kind, words.slow[what]]] : []));
  return Object.fromEntries(said) as Record<SlowKind, string>;
}

function eachOf<T extends All, V>(all: T, of: (words: T[StepKind]) => V): Record<StepKind, V> {
  return Object.fromEntries(Object.entries(all).map(([kind, words]) => [kind, of(words as T[StepKind])])) as Record<
    StepKind,
    V
  >;
}

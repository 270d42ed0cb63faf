import type { FieldOf, SlowKind, StepKind } from '@cordon/protocol/steps/kinds.ts';

type Form = { readonly [key: string]: string | Form };

/** What a kind of step says in its form and about its reports, in one language; the keys of the form are its own. */
export type StepWords<K extends StepKind> = {
  fields: Record<FieldOf<K>, string>; // of its report, where one is read
  form: Form;
} & (K extends SlowKind ? { slow: { name: string; does: string } } : object);

/* The words of the kinds of steps, put together by what they are for. */

type Words = { fields: object; form: object };
type All = Record<StepKind, Words>;

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

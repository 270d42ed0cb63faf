import type { z } from 'zod';
import * as admit from './admit/shape.ts';
import * as arrive from './arrive/shape.ts';
import type { PlainValue } from './shape.ts';
import * as disinfect from './disinfect/shape.ts';
import * as dock from './dock/shape.ts';
import * as inspect from './inspect/shape.ts';
import * as wash from './wash/shape.ts';
import * as dry from './dry/shape.ts';
import * as leg from './leg/shape.ts';
import * as load from './load/shape.ts';
import * as reconcile from './reconcile/shape.ts';
import * as release from './release/shape.ts';
import * as seal from './seal/shape.ts';
import * as unload from './unload/shape.ts';
import * as verifyCrew from './verify-crew/shape.ts';
import * as weigh from './weigh/shape.ts';

/** Every kind of step, one folder each, in the order of a night. All lists and unions of kinds derive from this one. */
const kinds = {
  arrive,
  disinfect,
  'verify-crew': verifyCrew,
  seal,
  admit,
  leg,
  dock,
  unload,
  load,
  reconcile,
  release,
  weigh,
  inspect,
  wash,
  dry,
};
type Kinds = typeof kinds;
type Shapes = { readonly [K in keyof Kinds]: Kinds[K]['shape'] };

/** A kind of step; the name of its folder. */
export type StepKind = keyof Kinds;
/** The report of one kind. */
export type ReportOf<K extends StepKind> = z.infer<Shapes[K]['report']>;
/** The report of any kind. */
export type StepReport = { [K in StepKind]: ReportOf<K> }[StepKind];
/** Every rule that can leave a finding. */
export type RuleName = { [K in StepKind]: keyof Shapes[K]['findings'] }[StepKind];
/** The name of any act of a step. */
export type ActName = Shapes[StepKind]['acts'][number];
export type ActOf<K extends StepKind> = Shapes[K]['acts'][number];
type FieldsOf<R> = R extends unknown ? Exclude<keyof R, 'kind'> : never;
/** The fields of a report of this kind. */
export type FieldOf<K extends StepKind> = { [S in K]: FieldsOf<ReportOf<S>> }[K];
type ValuesOf<S> = S extends { values?: Readonly<Record<infer V extends string, PlainValue>> } ? V : never;
/** The keys of values that only one kind's findings have. */
export type StepValue = { [K in StepKind]: ValuesOf<Shapes[K]> }[StepKind];
/** [Q8] The kinds of step with a time limit of their own. */
export type SlowKind = { [K in StepKind]: Shapes[K]['slowMinutes'] extends number ? K : never }[StepKind];
/** [OF2] The kinds whose reports no site may record offline. */
export type OnlineKind = { [K in StepKind]: Shapes[K]['offline'] extends 'never' ? K : never }[StepKind];

/** All kinds, in the order of a night. */
export const stepKinds = Object.keys(kinds) as readonly StepKind[];
/** The shape of each kind, without its rules. */
export const stepShapes = eachKind(({ shape }) => shape) as Shapes;

/** The type of each value that only one kind has. */
export const valuesOfSteps = Object.assign({}, ...stepKinds.map((kind) => stepShapes[kind].values)) as Readonly<
  Record<StepValue, PlainValue>
>;

/** One value for each kind of step. */
export function eachKind<T>(of: (kind: Kinds[StepKind], name: StepKind) => T): Record<StepKind, T> {
  return Object.fromEntries(stepKinds.map((kind) => [kind, of(kinds[kind], kind)])) as Record<StepKind, T>;
}

/** [Q8] The kinds with a time limit of their own. */
export const slowKinds: readonly SlowKind[] = stepKinds.filter(isSlow);

/** Whether a vehicle can be too slow in steps of this kind. */
export function isSlow(kind: StepKind): kind is SlowKind {
  return stepShapes[kind].slowMinutes !== null;
}

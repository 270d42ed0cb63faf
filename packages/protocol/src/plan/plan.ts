import type { StepKind } from '../steps/kinds.ts';

/** What is disinfected. */
export type DisinfectTarget = 'vehicle' | 'goods' | 'place'; // never people [V4]

/** One step of a plan. */
export type StepSpec = {
  key: string; // unique within its part of the plan
  kind: StepKind;
  where: 'gate' | 'point'; // where it is done: at the gate, or at the stop's point
  target?: DisinfectTarget; // disinfect only
  overlaps?: true; // allowed while the contact time of an earlier disinfection runs
};

/** The ordered, versioned list of steps that a visit must follow. A visit keeps the version that it started on. */
export type Plan = {
  id: 'supply' | 'refuse';
  version: number;
  entry: readonly StepSpec[];
  perStop: readonly StepSpec[];
  exit: readonly StepSpec[];
};

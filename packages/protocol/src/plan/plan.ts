import type { StepKind } from '../steps/kinds.ts';

export type DisinfectTarget = 'vehicle' | 'goods' | 'place'; // never people

export type StepSpec = {
  key: string; // the step's name within its part of the plan
  kind: StepKind;
  where: 'gate' | 'point'; // who may do it: at the gate, or at the stop's point
  target?: DisinfectTarget; // disinfect only
  overlaps?: true; // may go on while an earlier disinfection's contact time runs
};

/** The ordered, versioned list that a visit must follow. A visit pins the version it started on. */
export type Plan = {
  id: 'supply' | 'refuse';
  version: number;
  entry: readonly StepSpec[];
  perStop: readonly StepSpec[];
  exit: readonly StepSpec[];
};

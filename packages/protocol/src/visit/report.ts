import { z } from 'zod';
import { stepKinds, stepShapes } from '../steps/kinds.ts';

export type { ReportOf, StepReport } from '../steps/kinds.ts';

type Report = (typeof stepShapes)[keyof typeof stepShapes]['report'];

/** The report of any kind of step. */
export const stepReport = z.discriminatedUnion(
  'kind',
  stepKinds.map((kind) => stepShapes[kind].report) as [Report, ...Report[]],
);

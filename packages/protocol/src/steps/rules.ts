import { rules as admit } from './admit/step.ts';
import { rules as arrive } from './arrive/step.ts';
import { rules as disinfect } from './disinfect/step.ts';
import { rules as dock } from './dock/step.ts';
import { rules as dry } from './dry/step.ts';
import { rules as inspect } from './inspect/step.ts';
import { rules as leg } from './leg/step.ts';
import { rules as load } from './load/step.ts';
import { rules as reconcile } from './reconcile/step.ts';
import { rules as release } from './release/step.ts';
import { rules as seal } from './seal/step.ts';
import { rules as unload } from './unload/step.ts';
import { rules as verifyCrew } from './verify-crew/step.ts';
import { rules as wash } from './wash/step.ts';
import { rules as weigh } from './weigh/step.ts';
import type { StepRules } from './define.ts';
import type { StepKind, StepReport } from './kinds.ts';

/** The rules of every kind. The caller must pass reports of the same kind. */
export const rulesOfSteps: Readonly<Record<StepKind, StepRules<StepReport>>> = {
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

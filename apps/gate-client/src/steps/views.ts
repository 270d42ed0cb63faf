import type { StepKind } from '@cordon/protocol/steps/kinds.ts';
import { view as admit } from './admit/index.ts';
import { view as arrive } from './arrive/index.ts';
import { view as disinfect } from './disinfect/index.ts';
import { view as dock } from './dock/index.ts';
import { view as inspect } from './inspect/index.tsx';
import { view as wash } from './wash/index.tsx';
import { view as dry } from './dry/index.tsx';
import { view as leg } from './leg/index.ts';
import { view as load } from './load/index.ts';
import { view as reconcile } from './reconcile/index.ts';
import { view as release } from './release/index.ts';
import { view as seal } from './seal/index.ts';
import { view as unload } from './unload/index.ts';
import { view as verifyCrew } from './verify-crew/index.ts';
import { view as weigh } from './weigh/index.tsx';
import type { StepView } from './view.ts';

/** Every kind of step on the screens. Whoever gives one of them a report has one of its kind. */
export const stepViews: Readonly<Record<StepKind, StepView<StepKind>>> = {
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

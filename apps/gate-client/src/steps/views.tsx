import type { StepKind } from '@cordon/protocol/steps/kinds.ts';
import { view as admit } from './admit/index.tsx';
import { view as arrive } from './arrive/index.tsx';
import { view as disinfect } from './disinfect/index.tsx';
import { view as dock } from './dock/index.tsx';
import { view as dry } from './dry/index.tsx';
import { view as inspect } from './inspect/index.tsx';
import { view as leg } from './leg/index.ts';
import { view as load } from './load/index.tsx';
import type { FormProps } from './parts/form-page.tsx';
import { view as reconcile } from './reconcile/index.tsx';
import { view as release } from './release/index.ts';
import { view as seal } from './seal/index.tsx';
import { view as unload } from './unload/index.tsx';
import { view as verifyCrew } from './verify-crew/index.tsx';
import type { StepView, WaitingProps } from './view.ts';
import { view as wash } from './wash/index.tsx';
import { view as weigh } from './weigh/index.tsx';

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

/** The form of the step's kind; nothing where there is nothing to fill in. */
export function StepForm(props: FormProps) {
  const { Form } = stepViews[props.step.kind];
  return Form === null ? null : <Form {...props} />;
}

/** What is shown while the time of the step runs; nothing where its kind has none. */
export function StepWait(props: WaitingProps) {
  const { Waiting } = stepViews[props.step.kind];
  return Waiting === undefined ? null : <Waiting {...props} />;
}

import type { FormProps } from './parts/form-page.tsx';
import type { WaitingProps } from './view.ts';
import { stepViews } from './views.ts';

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

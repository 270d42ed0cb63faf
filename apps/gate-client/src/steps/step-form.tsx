import type { FormProps } from './parts/form-page.tsx';
import { stepViews } from './views.ts';

/** The form of the step's kind; nothing where there is nothing to fill in. */
export function StepForm(props: FormProps) {
  const { Form } = stepViews[props.step.kind];
  return Form === null ? null : <Form {...props} />;
}

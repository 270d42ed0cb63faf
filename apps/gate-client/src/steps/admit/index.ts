import type { StepView } from '../view.ts';
import { Form } from './form.tsx';

export const view: StepView<'admit'> = { Form, fields: () => ({}), summary: () => '' };

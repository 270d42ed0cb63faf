import type { StepView } from '../view.ts';

export const view: StepView<'release'> = { Form: null, fields: () => ({}), summary: () => '' };

import type { StepView } from '../view.ts';

export const view: StepView<'leg'> = {
  Form: null,
  fields: ({ t }, { act }) => ({ act: t(`steps.leg.did.${act}`) }),
  summary: () => '',
};

import type { ComponentProps } from 'react';
import { later, laterSheet, quiet, screen } from '../ui/later/later.tsx';
import type * as Rest from './rest.ts';

/* [U371] What is opened from the gate's first view, and comes after it. */
const rest = () => import('./rest.ts');
type PropsOf<N extends keyof typeof Rest> = ComponentProps<(typeof Rest)[N]>;

export const StepForm = later<PropsOf<'StepForm'>>(async () => (await rest()).StepForm, screen);
export const CrewChange = later<PropsOf<'CrewChange'>>(async () => (await rest()).CrewChange, screen);
export const StepWait = later<PropsOf<'StepWait'>>(async () => (await rest()).StepWait);
export const ExitComparison = later<PropsOf<'ExitComparison'>>(async () => (await rest()).ExitComparison, quiet);

type Opened = { opened: boolean };
const isOpened = ({ opened }: Opened) => opened;
export const HoldDialog = laterSheet<PropsOf<'HoldDialog'>>(async () => (await rest()).HoldDialog, isOpened);
export const DeviationSheet = laterSheet<PropsOf<'DeviationSheet'>>(
  async () => (await rest()).DeviationSheet,
  isOpened,
);
export const HelpSheet = laterSheet<PropsOf<'HelpSheet'>>(async () => (await rest()).HelpSheet, isOpened);
export const CorrectionSheet = laterSheet<PropsOf<'CorrectionSheet'>>(
  async () => (await rest()).CorrectionSheet,
  isOpened,
);
export const AskOverride = laterSheet<PropsOf<'AskOverride'>>(
  async () => (await rest()).AskOverride,
  ({ target }) => target !== null,
);

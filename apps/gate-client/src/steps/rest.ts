/* All of the steps that the gate does not show first: one piece, so that a network that comes and goes fetches it once. */
export { CrewChange } from './crew/crew-change.tsx';
export { AskOverride } from './incidents/ask-override.tsx';
export { CorrectionSheet } from './incidents/correction-sheet.tsx';
export { DeviationSheet } from './incidents/deviation.tsx';
export { HelpSheet } from './incidents/help.tsx';
export { HoldDialog } from './incidents/hold-dialog.tsx';
export { ExitComparison } from './reconcile/exit-comparison.tsx';
export { StepForm, StepWait } from './views.tsx';

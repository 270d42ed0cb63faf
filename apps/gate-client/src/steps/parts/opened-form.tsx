import type { VisitState } from '@cordon/protocol/visit/state.ts';
import { stepOf } from '@cordon/protocol/visit/route.ts';
import type { ReactNode } from 'react';
import type { FormPlace } from '../../place/form-place.ts';
import { actsOf, plainReport } from '../model/acts.ts';
import { useOpenedVehicle } from '../../state/open-form.ts';
import { StepForm } from '../later.tsx';
import { useSite } from './use-site.ts';

type Props = {
  visit: VisitState | null;
  form: FormPlace | null;
  stations: readonly string[];
  onClose: (form: FormPlace) => void;
  children: ReactNode; // what is shown while no form is open
};

/** The open form, for as long as its step may be done: when another tablet has done it, the vehicle is shown again. */
export function OpenedForm({ visit, form, stations, onClose, children }: Props) {
  const site = useSite();
  useOpenedVehicle(form === null ? null : (visit?.id ?? null));
  if (visit === null || form === null || site === null) return children;
  const step = stepOf(visit, form.stepId);
  const correcting = step?.progress?.entries.find(({ version }) => version === form.entry) ?? null;
  const act = actsOf(visit, stations, site).find((a) => a.step.id === form.stepId);
  const mayGoOn = form.entry === null ? act !== undefined && plainReport(act) === null : correcting !== null;
  if (step === undefined || !mayGoOn) return children;
  return (
    <StepForm
      key={`${visit.id} ${step.id} ${form.entry ?? ''}`}
      visit={visit}
      step={step}
      stationId={form.stationId}
      correcting={correcting}
      onClose={() => onClose(form)}
    />
  );
}

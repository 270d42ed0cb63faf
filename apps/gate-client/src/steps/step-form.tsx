import { AdmitForm } from './admit.tsx';
import { ArriveForm } from './arrive.tsx';
import { DisinfectForm } from './disinfect.tsx';
import { DockForm } from './dock.tsx';
import { LoadForm } from './load.tsx';
import type { FormProps } from './parts/form-page.tsx';
import { ReconcileForm } from './reconcile.tsx';
import { SealForm } from './seal.tsx';
import { UnloadForm } from './unload.tsx';
import { VerifyCrewForm } from './verify-crew.tsx';

/** The form of the step's kind. Legs, a finish and a release have none: there is nothing to fill in. */
export function StepForm(props: FormProps) {
  const { kind } = props.step;
  switch (kind) {
    case 'arrive':
      return <ArriveForm {...props} />;
    case 'disinfect':
      return <DisinfectForm {...props} />;
    case 'verify-crew':
      return <VerifyCrewForm {...props} />;
    case 'seal':
      return <SealForm {...props} />;
    case 'admit':
      return <AdmitForm {...props} />;
    case 'dock':
      return <DockForm {...props} />;
    case 'unload':
      return <UnloadForm {...props} />;
    case 'load':
      return <LoadForm {...props} />;
    case 'reconcile':
      return <ReconcileForm {...props} />;
    case 'leg':
    case 'release':
      return null;
    default:
      return kind satisfies never;
  }
}

import type { Words } from '../../../i18n/words.tsx';
import type { Fault } from './alerting-draft.ts';

export function faultWords({ t }: Words, fault: Fault | null): string | null {
  if (fault === null) return null;
  return t(`office.alerting.faults.${fault.is}`, fault.is === 'minutes' ? { min: fault.min } : {});
}

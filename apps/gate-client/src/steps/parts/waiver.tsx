import { type Finding, isOpenFail } from '@cordon/protocol/visit/finding.ts';
import { isTriedAgain, isWaitedFor } from '@cordon/protocol/visit/route.ts';
import { type VisitStep, isUnderWay, type Override, type VisitState } from '@cordon/protocol/visit/state.ts';
import { isWaivable } from '@cordon/protocol/visit/rules.ts';
import { mayAsk } from '@cordon/protocol/authorisation.ts';
import type { ReactNode } from 'react';
import { useWords } from '../../i18n/words.tsx';
import { usePerson } from '../../session/session-store.ts';
import { ActionButton } from '../../ui/buttons/button.tsx';
import type { OverrideTarget } from '../incidents/ask-override.tsx';
import styles from './finding-list.module.css';

export type Seen = { step: VisitStep; finding: Finding };
type Props = Seen & { visit: VisitState; onAsk: (target: OverrideTarget) => void };

/** What can be done about a fail: ask for an override, wait for the one that was asked for, or nothing. */
export function Waiver({ visit, step, finding, onAsk }: Props): ReactNode {
  const { t } = useWords();
  const me = usePerson();
  if (!isOpenFail(finding) || !isUnderWay(visit)) return null;
  const asked = askedOf(visit, step, finding);
  if (asked !== undefined) return <span className={styles.state}>{t(`terms.overrideStatus.${asked.status}`)}</span>;
  if (!isWaivable(finding.rule)) return <span className={styles.state}>{t('steps.override.never')}</span>;
  if (me === null || !mayAsk(me.role, 'requestOverride') || !canBeAsked(step, finding)) return null;
  const target = { stepId: step.id, rule: finding.rule, personId: finding.personId };
  return <ActionButton onPress={() => onAsk(target)}>{t('steps.override.ask')}</ActionButton>;
}

function askedOf(visit: VisitState, step: VisitStep, { rule, personId }: Finding): Override | undefined {
  return visit.overrides.find(
    (o) =>
      o.stepId === step.id &&
      o.rule === rule &&
      o.personId === personId &&
      (o.status === 'asked' || o.status === 'approved'),
  );
}

/* A condition that the vehicle itself fails can be waived only once it has been found: reporting it holds the visit. */
function canBeAsked(step: VisitStep, { rule }: Finding): boolean {
  return !isTriedAgain(step) || step.progress !== null || isWaitedFor(step, rule);
}

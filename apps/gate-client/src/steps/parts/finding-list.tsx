import { mayAsk } from '@cordon/protocol/authorisation.ts';
import { isOpenFail, type Finding } from '@cordon/protocol/visit/finding.ts';
import { isTriedAgain, isWaitedFor } from '@cordon/protocol/visit/route.ts';
import { type VisitStep, isUnderWay, type Override, type VisitState } from '@cordon/protocol/visit/state.ts';
import { isWaivable } from '@cordon/protocol/visit/rules.ts';
import type { ReactNode } from 'react';
import { findingWords } from '../../i18n/visit-words.ts';
import { useWords } from '../../i18n/words.tsx';
import { usePerson } from '../../session/session-store.ts';
import type { OverrideTarget } from '../incidents/ask-override.tsx';
import styles from './finding-list.module.css';
import { ActionButton } from '../../ui/buttons/button.tsx';
import { FindingRow } from '../../ui/verdict/finding-row.tsx';
import { StatusBadge } from '../../ui/verdict/status-badge.tsx';

type Props = {
  label: string;
  findings: readonly Seen[];
  visit: VisitState;
  onAsk?: (target: OverrideTarget) => void; // somebody wants a fail to be waived
};

/** Findings one below the other, each with the values that it saw; a fail that may be waived can be asked for. */
export function FindingList({ label, findings, visit, onAsk }: Props) {
  const { crew } = visit.declaration;
  return (
    <ul className={styles.list} aria-label={label}>
      {findings.map(({ step, finding }, index) => {
        const key = `${step.id} ${finding.rule} ${finding.personId ?? ''} ${index}`;
        const action = onAsk && <Waiver visit={visit} step={step} finding={finding} onAsk={onAsk} />;
        if (isWaiting(step, finding)) return <WaitingRow key={key} finding={finding} action={action} />;
        const person = crew.find(({ personId }) => personId === finding.personId)?.maskedName ?? null;
        return <FindingRow key={key} finding={finding} person={person} action={action} />;
      })}
    </ul>
  );
}

/* Nothing has failed here: the site is not ready, and the vehicle waits for it. */
function isWaiting(step: VisitStep, finding: Finding): boolean {
  return step.status !== 'done' && isOpenFail(finding) && isWaitedFor(step, finding.rule);
}

function WaitingRow({ finding, action }: { finding: Finding; action: ReactNode }) {
  const words = useWords();
  const { title, text } = findingWords(words, finding);
  return (
    <li className={styles.row} data-rule={finding.rule} data-open>
      <StatusBadge size="small" status="hold" word={words.t('common.status.waiting')} />
      <div className={styles.text}>
        <p className={styles.title}>{title}</p>
        <p>{text}</p>
      </div>
      <div>{action}</div>
    </li>
  );
}

export type Seen = { step: VisitStep; finding: Finding };
type WaiverProps = Seen & { visit: VisitState; onAsk: (target: OverrideTarget) => void };

/** What can be done about a fail: ask for an override, wait for the one that was asked for, or nothing. */
export function Waiver({ visit, step, finding, onAsk }: WaiverProps): ReactNode {
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

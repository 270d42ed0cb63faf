import { type Finding, isOpenFail } from '@cordon/protocol/visit/finding.ts';
import { isWaitedFor } from '@cordon/protocol/visit/route.ts';
import { type VisitStep, type VisitState } from '@cordon/protocol/visit/state.ts';
import type { ReactNode } from 'react';
import { useWords } from '../../i18n/words.tsx';
import { FindingRow } from '../../ui/verdict/finding-row.tsx';
import { StatusBadge } from '../../ui/verdict/status-badge.tsx';
import { findingWords } from '../../i18n/visit-words.ts';
import type { OverrideTarget } from '../incidents/ask-override.tsx';
import { type Seen, Waiver } from './waiver.tsx';
import styles from './finding-list.module.css';

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

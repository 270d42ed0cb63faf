import type { ReactNode } from 'react';
import { type Finding, isOpenFail } from '@cordon/protocol/visit/finding.ts';
import { findingWords } from '../../i18n/visit-words.ts';
import { useWords } from '../../i18n/words.tsx';
import type { Status } from './shapes.tsx';
import { StatusBadge } from './status-badge.tsx';
import styles from './verdict.module.css';

export type FindingRowProps = {
  finding: Finding;
  person?: string | null; // the masked name of whom it speaks
  action?: ReactNode;
};

/** One rule's outcome with the values that it saw. */
export function FindingRow({ finding, person = null, action }: FindingRowProps) {
  const words = useWords();
  const { title, text } = findingWords(words, finding);
  const waived = finding.outcome === 'fail' && !isOpenFail(finding);
  return (
    <li className={styles.finding} data-rule={finding.rule} data-open={isOpenFail(finding)}>
      <span className={styles.findingBadge}>
        <StatusBadge
          size="small"
          status={waived ? 'hold' : statusOf(finding.outcome)}
          word={words.t(`terms.outcomes.${waived ? 'waived' : finding.outcome}`)}
        />
      </span>
      <div>
        <p className={styles.findingTitle}>{person === null ? title : `${person} · ${title}`}</p>
        <p className={styles.findingText}>{text}</p>
      </div>
      <div>{action}</div>
    </li>
  );
}

function statusOf(outcome: Finding['outcome']): Status {
  switch (outcome) {
    case 'pass':
      return 'pass';
    case 'warn':
      return 'hold';
    case 'fail':
      return 'refuse';
    default:
      return outcome satisfies never;
  }
}

/** Findings in the order in which they matter: open fails, then warnings, then what passed. */
export function inOrderOfWeight(findings: readonly Finding[]): Finding[] {
  const weight = (f: Finding) => (isOpenFail(f) ? 0 : f.outcome === 'fail' ? 1 : f.outcome === 'warn' ? 2 : 3);
  return findings.toSorted((a, b) => weight(a) - weight(b));
}

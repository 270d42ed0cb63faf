import type { VisitState } from '@cordon/protocol/visit/state.ts';
import type { Finding } from '@cordon/protocol/visit/finding.ts';
import { stepsOf } from '@cordon/protocol/visit/route.ts';
import { useWords } from '../../i18n/words.tsx';
import type { OverrideTarget } from '../incidents/ask-override.tsx';
import { comparisonOf } from '../model/seen.ts';
import { FindingList } from '../parts/finding-list.tsx';
import styles from './exit.module.css';

type Props = { visit: VisitState; onAsk: (target: OverrideTarget) => void };

/** The comparison field by field: what is the same on the left, what differs on the right, both readings in words. */
export function ExitComparison({ visit, onAsk }: Props) {
  const { t } = useWords();
  const comparison = comparisonOf(visit);
  const step = stepsOf(visit).find(({ kind }) => kind === 'reconcile');
  if (comparison === null || step === undefined) return null;
  const list = (label: string, findings: readonly Finding[]) =>
    findings.length === 0 ? (
      <p className={styles.none}>{t('common.none')}</p>
    ) : (
      <FindingList
        label={label}
        findings={findings.map((finding) => ({ step, finding }))}
        visit={visit}
        onAsk={onAsk}
      />
    );
  const { same, different } = comparison;
  return (
    <div className={styles.sides}>
      <section className={styles.side} data-side="same">
        <h3 className={styles.sideTitle}>{t('steps.exit.same', { count: same.length })}</h3>
        {list(t('steps.exit.same', { count: same.length }), same)}
      </section>
      <section className={styles.side} data-side={different.length > 0 ? 'different' : 'same'}>
        <h3 className={styles.sideTitle}>{t('steps.exit.different', { count: different.length })}</h3>
        {list(t('steps.exit.different', { count: different.length }), different)}
      </section>
    </div>
  );
}
